<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About ResNet Explorer</source>
        <translation>关于 ResNet Explorer</translation>
    </message>
    <message>
        <source>ResNet Explorer is free software under the MIT licence. Qt and PySide are used under the LGPL 3. The digits are from the UCI Machine Learning Repository, CC BY 4.0.</source>
        <translation>ResNet Explorer 是以 MIT 许可证发布的自由软件。Qt 和 PySide 依据 LGPL 3 使用。手写数字图像来自 UCI Machine Learning Repository，许可证为 CC BY 4.0。</translation>
    </message>
    <message>
        <source>ResNet Explorer {version}</source>
        <translation>ResNet Explorer {version}</translation>
    </message>
    <message>
        <source>is not installed</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>{name} {version}</source>
        <translation>{name} {version}</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;About ResNet Explorer</source>
        <translation>关于 ResNet Explorer(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Bring back last run</source>
        <translation>恢复上次运行(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Copy picture of the window</source>
        <translation>复制窗口图片(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Export for PyTorch…</source>
        <translation>导出为 PyTorch 代码(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Paste link</source>
        <translation>粘贴链接(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Run as web page or data…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Save picture of the window…</source>
        <translation>保存窗口图片(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>单步(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Begin with the experiment of the first start.</source>
        <translation>从首次启动时的实验重新开始。</translation>
    </message>
    <message>
        <source>Bra&amp;nch…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the window; the next start begins where this one ended.</source>
        <translation>关闭窗口；下次启动时恢复现在的设计。</translation>
    </message>
    <message>
        <source>Close, cancel or leave</source>
        <translation>关闭、取消或退出</translation>
    </message>
    <message>
        <source>Copy &amp;link</source>
        <translation>复制链接(&amp;L)</translation>
    </message>
    <message>
        <source>Copy a picture of the whole window to the clipboard.</source>
        <translation>把整个窗口的图片复制到剪贴板。</translation>
    </message>
    <message>
        <source>Copy the experiment as one line of text, to be pasted.</source>
        <translation>把实验复制为一行文本，供粘贴使用。</translation>
    </message>
    <message>
        <source>End the run; its curves stay.</source>
        <translation>结束运行；曲线保留。</translation>
    </message>
    <message>
        <source>Export for ONN&amp;X…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill the screen.</source>
        <translation>铺满整个屏幕。</translation>
    </message>
    <message>
        <source>Go on with the run that has ended: weights and optimizer as they were.</source>
        <translation>继续已结束的运行，权重和优化器状态保持原样。</translation>
    </message>
    <message>
        <source>Leave a field, close the search, select nothing, leave the full screen.</source>
        <translation>离开输入框、关闭查找、取消选中、退出全屏。</translation>
    </message>
    <message>
        <source>List every key of the window.</source>
        <translation>列出窗口的全部按键。</translation>
    </message>
    <message>
        <source>Open an experiment, a network or the design of a checkpoint.</source>
        <translation>打开实验、网络，或检查点中的设计。</translation>
    </message>
    <message>
        <source>Open the experiment whose link was copied.</source>
        <translation>打开已复制的链接中的实验。</translation>
    </message>
    <message>
        <source>Put the run away: back to untrained networks.</source>
        <translation>放弃本次运行，回到未训练的网络。</translation>
    </message>
    <message>
        <source>R&amp;eset</source>
        <translation>放弃本次运行(&amp;E)</translation>
    </message>
    <message>
        <source>Re&amp;peat</source>
        <translation>重复运行(&amp;P)</translation>
    </message>
    <message>
        <source>Redo the edit.</source>
        <translation>重做刚撤销的修改。</translation>
    </message>
    <message>
        <source>Run the same again, with every mid-run change at its step.</source>
        <translation>把同样的运行再做一遍，途中的各项更改仍在原来的步进行。</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Save &amp;weights…</source>
        <translation>保存权重(&amp;W)…</translation>
    </message>
    <message>
        <source>Save the experiment to another file.</source>
        <translation>把实验保存到另一个文件。</translation>
    </message>
    <message>
        <source>Save the experiment to its file.</source>
        <translation>把实验保存到它的文件。</translation>
    </message>
    <message>
        <source>Show the run again that was put away or replaced last.</source>
        <translation>重新显示最近一次被放弃或替换的运行。</translation>
    </message>
    <message>
        <source>Train all networks, or pause.</source>
        <translation>训练所有网络，或暂停。</translation>
    </message>
    <message>
        <source>Train on from weights of the run that has ended, with the settings of the present design, as a run of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train one step and pause; a stopped run goes on for it.</source>
        <translation>训练一步后暂停；已停止的运行也会继续一步。</translation>
    </message>
    <message>
        <source>Undo the last edit.</source>
        <translation>撤销上一次修改。</translation>
    </message>
    <message>
        <source>Versions and licences.</source>
        <translation>版本与许可证。</translation>
    </message>
    <message>
        <source>Write a picture of the whole window: SVG, PNG or PDF.</source>
        <translation>把整个窗口保存为 SVG、PNG 或 PDF 图片。</translation>
    </message>
    <message>
        <source>Write the displayed run, once it has ended, as a web page with its results, or its numbers for other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the network in the front tab as a PyTorch file.</source>
        <translation>把当前标签页中的网络写成 PyTorch 文件。</translation>
    </message>
    <message>
        <source>Write the network in the front tab as an ONNX file, with the weights of the run if it has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write weights and optimizer of the run as they are now, as safetensors; the run goes on.</source>
        <translation>把本次运行当前的权重和优化器状态保存为 safetensors；运行不会中断。</translation>
    </message>
    <message>
        <source>{tip} ({key})</source>
        <translation>{tip}（{key}）</translation>
    </message>
</context>
<context>
    <name>AfterRun</name>
    <message>
        <source>Saved the weights after step {step} to {name}</source>
        <translation>已将第 {step} 步后的权重保存到 {name}</translation>
    </message>
    <message>
        <source>The last run is kept: {key} brings it back</source>
        <translation>上次运行已保留：按 {key} 恢复</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>Qt cannot go on: {message}</source>
        <translation>Qt 无法继续运行：{message}</translation>
    </message>
    <message>
        <source>the scale of the screen must be at least {least} and at most {most}, got {value}; check QT_SCALE_FACTOR and QT_SCREEN_SCALE_FACTORS in the environment</source>
        <translation>屏幕的缩放系数必须在 {least} 至 {most} 之间，实际为 {value}；请检查环境变量 QT_SCALE_FACTOR 和 QT_SCREEN_SCALE_FACTORS</translation>
    </message>
    <message>
        <source>there is no display to show the window on; start it in a desktop session (on Debian and Ubuntu it needs the package libxcb-cursor0 too), or use `screenshot`, `summary` or `train`, which need none</source>
        <translation>没有可显示窗口的图形环境；请在桌面会话中启动（在 Debian 和 Ubuntu 上还需要软件包 libxcb-cursor0），或使用不需要图形环境的 `screenshot`、`summary` 或 `train`</translation>
    </message>
</context>
<context>
    <name>AppearanceMenu</name>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Default text size</source>
        <translation>默认文字大小(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Projector</source>
        <translation>投影(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>缩小文字(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Dark text on a light background.</source>
        <translation>浅色背景，深色文字。</translation>
    </message>
    <message>
        <source>Larger text and thicker lines on pure white.</source>
        <translation>纯白背景，文字更大，线条更粗。</translation>
    </message>
    <message>
        <source>Light or dark, following the system.</source>
        <translation>浅色或深色，与系统一致。</translation>
    </message>
    <message>
        <source>Light text on a dark background.</source>
        <translation>深色背景，浅色文字。</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>文字大小(&amp;S)</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n} %</translation>
    </message>
</context>
<context>
    <name>Argparse</name>
    <message>
        <source>%(prog)s: error: %(message)s
</source>
        <translation>%(prog)s：错误：%(message)s
</translation>
    </message>
    <message>
        <source>ambiguous option: %(option)s could match %(matches)s</source>
        <translation>选项 %(option)s 有歧义，可能是 %(matches)s</translation>
    </message>
    <message>
        <source>argument %(argument_name)s: %(message)s</source>
        <translation>参数 %(argument_name)s：%(message)s</translation>
    </message>
    <message>
        <source>expected %s argument</source>
        <translation>需要 %s 个值</translation>
    </message>
    <message>
        <source>expected %s arguments</source>
        <translation>需要 %s 个值</translation>
    </message>
    <message>
        <source>expected at least one argument</source>
        <translation>至少需要一个值</translation>
    </message>
    <message>
        <source>expected one argument</source>
        <translation>需要一个值</translation>
    </message>
    <message>
        <source>ignored explicit argument %r</source>
        <translation>此处不接受值 %r</translation>
    </message>
    <message>
        <source>invalid choice: %(value)r (choose from %(choices)s)</source>
        <translation>无效的值 %(value)r（可选 %(choices)s）</translation>
    </message>
    <message>
        <source>invalid choice: %(value)r, maybe you meant %(closest)r? </source>
        <translation>无效的值 %(value)r，是否要输入 %(closest)r？</translation>
    </message>
    <message>
        <source>not allowed with argument %s</source>
        <translation>不能与 %s 同时使用</translation>
    </message>
    <message>
        <source>options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>positional arguments</source>
        <translation>位置参数</translation>
    </message>
    <message>
        <source>show this help message and exit</source>
        <translation>显示此帮助信息并退出</translation>
    </message>
    <message>
        <source>the following arguments are required: %s</source>
        <translation>缺少以下参数：%s</translation>
    </message>
    <message>
        <source>unknown parser %(parser_name)r (choices: %(choices)s)</source>
        <translation>未知的命令 %(parser_name)r（可选 %(choices)s）</translation>
    </message>
    <message>
        <source>unrecognized arguments: %s</source>
        <translation>无法识别的参数：%s</translation>
    </message>
    <message>
        <source>usage: </source>
        <translation>用法：</translation>
    </message>
</context>
<context>
    <name>ArgumentTypes</name>
    <message>
        <source>must be last, best or a step, got {value!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be width x height in pixels, {least} to {most}, like 1280x720, got {value!r}</source>
        <translation>必须是以像素计的宽 x 高，各为 {least} 至 {most}，如 1280x720，实际为 {value!r}</translation>
    </message>
    <message>
        <source>must end in .svg, .png or .pdf, got {value!r}</source>
        <translation>必须以 .svg、.png 或 .pdf 结尾，实际为 {value!r}</translation>
    </message>
</context>
<context>
    <name>Arguments</name>
    <message>
        <source>A desktop lab for residual networks. Without a command it opens the window, and in it FILE, if one is named instead: an experiment, a network, a checkpoint or a link.</source>
        <translation>残差网络的桌面实验室。不带命令时打开窗口；若给出 FILE，则在窗口中打开它：可以是实验、网络、检查点或链接。</translation>
    </message>
    <message>
        <source>ACTION</source>
        <translation>ACTION</translation>
    </message>
    <message>
        <source>ARM</source>
        <translation>ARM</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>COMMAND</translation>
    </message>
    <message>
        <source>CSV with one row a step (default: one row a number)</source>
        <translation>CSV 每步一行（默认：每个数一行）</translation>
    </message>
    <message>
        <source>EXPERIMENT</source>
        <translation>EXPERIMENT</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>FILE</translation>
    </message>
    <message>
        <source>FIRST</source>
        <translation>FIRST</translation>
    </message>
    <message>
        <source>FOLDER</source>
        <translation>FOLDER</translation>
    </message>
    <message>
        <source>LAST</source>
        <translation>LAST</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>NETWORK</source>
        <translation>NETWORK</translation>
    </message>
    <message>
        <source>PATH</source>
        <translation>PATH</translation>
    </message>
    <message>
        <source>PERCENT</source>
        <translation>PERCENT</translation>
    </message>
    <message>
        <source>PICTURE</source>
        <translation>PICTURE</translation>
    </message>
    <message>
        <source>QUANTITY</source>
        <translation>QUANTITY</translation>
    </message>
    <message>
        <source>RECIPE</source>
        <translation>RECIPE</translation>
    </message>
    <message>
        <source>RUN</source>
        <translation>RUN</translation>
    </message>
    <message>
        <source>WORD</source>
        <translation>WORD</translation>
    </message>
    <message>
        <source>batch size of the memory estimate (default: 64)</source>
        <translation>估计内存时的批量大小（默认：64）</translation>
    </message>
    <message>
        <source>colour theme (default: {default})</source>
        <translation>颜色主题（默认：{default}）</translation>
    </message>
    <message>
        <source>colours of a picture (default: light)</source>
        <translation>图片的配色（默认：light）</translation>
    </message>
    <message>
        <source>continue the recorded run that is named in place of an experiment, or from the checkpoint given with --out</source>
        <translation>继续已录制的运行（在实验的位置给出），或从 --out 给出的检查点继续</translation>
    </message>
    <message>
        <source>continue the recorded run, N epochs longer; of a branch, all its epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>device to train on</source>
        <translation>用于训练的设备</translation>
    </message>
    <message>
        <source>format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>keep nothing of the run but what --out saves</source>
        <translation>除 --out 所保存的之外，不保留本次运行的任何内容</translation>
    </message>
    <message>
        <source>language of all texts</source>
        <translation>界面和输出的语言</translation>
    </message>
    <message>
        <source>list the data sets</source>
        <translation>列出数据集</translation>
    </message>
    <message>
        <source>list the devices that can train, with their memory</source>
        <translation>列出可用于训练的设备及其内存</translation>
    </message>
    <message>
        <source>list the networks that have a name</source>
        <translation>列出预设网络</translation>
    </message>
    <message>
        <source>list the ready-made comparisons</source>
        <translation>列出现成对比</translation>
    </message>
    <message>
        <source>list the recorded runs</source>
        <translation>列出已录制的运行</translation>
    </message>
    <message>
        <source>list what differs between runs</source>
        <translation>列出各次运行的不同之处</translation>
    </message>
    <message>
        <source>list, show, compare, export or remove recorded runs</source>
        <translation>列出、显示、对比、导出或删除已录制的运行</translation>
    </message>
    <message>
        <source>number of seeds that each network is trained with</source>
        <translation>训练每个网络所用的随机种子数</translation>
    </message>
    <message>
        <source>only those that fit every word: part of a name, paper or kind, a depth, or a number of parameters or MACs such as 0.85M</source>
        <translation>只列出符合每一个词的网络；词可以是名称、论文或种类的一部分，也可以是深度、参数量或乘加次数，如 0.85M</translation>
    </message>
    <message>
        <source>print one JSON object for each network</source>
        <translation>每个网络输出一个 JSON 对象</translation>
    </message>
    <message>
        <source>print one JSON object per line</source>
        <translation>每行输出一个 JSON 对象</translation>
    </message>
    <message>
        <source>put runs among the deleted, where they wait a week</source>
        <translation>删除运行；一周之内可以恢复</translation>
    </message>
    <message>
        <source>record the run in this folder, or to this file, which ends in .rnx and is not there yet (default: the folder where the window records its runs)</source>
        <translation>把运行录制到这个文件夹，或录制为这个文件（以 .rnx 结尾，且尚不存在）；默认为窗口录制运行的文件夹</translation>
    </message>
    <message>
        <source>replace the file if it is there, whatever it holds</source>
        <translation>若文件已存在，不论内容是什么都替换</translation>
    </message>
    <message>
        <source>save a picture of the window, off screen</source>
        <translation>保存窗口的图片，不在屏幕上显示</translation>
    </message>
    <message>
        <source>save checkpoints to this file, which is not there yet</source>
        <translation>把检查点保存到这个文件（尚不存在的）</translation>
    </message>
    <message>
        <source>seed of the initial weights in ONNX (default: 0)</source>
        <translation>ONNX 中初始权重的随机种子（默认：0）</translation>
    </message>
    <message>
        <source>show a block or layer in the inspector, such as: B layer2.0.conv1</source>
        <translation>在检查器中显示某个块或层，如 B layer2.0.conv1</translation>
    </message>
    <message>
        <source>show a row for each layer instead of each block</source>
        <translation>每层一行，而不是每块一行</translation>
    </message>
    <message>
        <source>show the layers of networks and what they cost</source>
        <translation>显示网络的各层及其开销</translation>
    </message>
    <message>
        <source>show the version and exit</source>
        <translation>显示版本并退出</translation>
    </message>
    <message>
        <source>show what is known of a run</source>
        <translation>显示一次运行的信息</translation>
    </message>
    <message>
        <source>size of the window in pixels (default: 1280x720)</source>
        <translation>窗口大小，以像素计（默认：1280x720）</translation>
    </message>
    <message>
        <source>start training at once</source>
        <translation>立即开始训练</translation>
    </message>
    <message>
        <source>stop after N steps</source>
        <translation>训练 N 步后停止</translation>
    </message>
    <message>
        <source>text size, 80 to 200 (default: {default})</source>
        <translation>文字大小，80 至 200（默认：{default}）</translation>
    </message>
    <message>
        <source>the arm whose weights are written, if there are several</source>
        <translation>有多个对照组时，写出哪一组的权重</translation>
    </message>
    <message>
        <source>the file of a recorded run, or a part of a title or file name that only it has</source>
        <translation>已录制运行的文件，或只有它的标题或文件名才含有的一段文字</translation>
    </message>
    <message>
        <source>the file of an experiment, a network or a checkpoint, the link of an experiment, or the name of a ready-made comparison</source>
        <translation>实验、网络或检查点的文件，实验的链接，或现成对比的名称</translation>
    </message>
    <message>
        <source>the file to write, or a picture to replace; its suffix sets the format: .svg, .pdf or .png</source>
        <translation>要写入的文件（若已有图片则替换）；后缀决定格式：.svg、.pdf 或 .png</translation>
    </message>
    <message>
        <source>the file to write, or to replace if it is one of the same format</source>
        <translation>要写入的文件（若已有同格式的文件则替换）</translation>
    </message>
    <message>
        <source>the file to write, or to replace if it is one of the same format; for TensorBoard, its folder</source>
        <translation>要写入的文件（若已有同格式的文件则替换）；格式为 TensorBoard 时是文件夹</translation>
    </message>
    <message>
        <source>the last choice</source>
        <translation>上次的选择</translation>
    </message>
    <message>
        <source>the name of a preset, or a JSON file</source>
        <translation>预设网络的名称，或 JSON 文件</translation>
    </message>
    <message>
        <source>the name of a ready-made comparison, or an experiment&apos;s JSON file (default: the experiment of the first start)</source>
        <translation>现成对比的名称，或实验的 JSON 文件（默认：首次启动时的实验）</translation>
    </message>
    <message>
        <source>the networks of arms A, B, ...; each is the name of a preset or a JSON file</source>
        <translation>A 组、B 组……的网络；每个都是预设网络的名称或 JSON 文件</translation>
    </message>
    <message>
        <source>the seed whose weights are written (default: the first)</source>
        <translation>写出哪个随机种子的权重（默认：第一个）</translation>
    </message>
    <message>
        <source>train for N steps first</source>
        <translation>先训练 N 步</translation>
    </message>
    <message>
        <source>train the recorded run on with the training settings that are given, in a run of its own: from its last checkpoint, its best one (best), or the one nearest to a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train without a window</source>
        <translation>训练，不打开窗口</translation>
    </message>
    <message>
        <source>training settings, in place of those of the experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training settings: {names}</source>
        <translation>训练设置：{names}</translation>
    </message>
    <message>
        <source>what the colours of the graphs show: stage, params, macs, memory, norm, ratio, or the name of another quantity that the experiment records, such as gradient_cosine</source>
        <translation>网络图用颜色表示什么：stage、params、macs、memory、norm、ratio，或实验所记录的其他量的名称，如 gradient_cosine</translation>
    </message>
    <message>
        <source>where the runs lie (default: the folder where `train` records its runs)</source>
        <translation>存放运行的文件夹（默认：`train` 录制运行的文件夹）</translation>
    </message>
    <message>
        <source>whose weights safetensors and onnx hold (default: last)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write a network as PyTorch source, ONNX, JSON or a picture</source>
        <translation>将网络写成 PyTorch 代码、ONNX、JSON 或图片</translation>
    </message>
    <message>
        <source>write a run to a file that other programs read</source>
        <translation>将运行写成其他程序可读的文件</translation>
    </message>
    <message>
        <source>zoom to these layers, counted from 0, the stem</source>
        <translation>放大显示这些层，从 0（输入层）数起</translation>
    </message>
</context>
<context>
    <name>ArmEditor</name>
    <message>
        <source>Change {field}</source>
        <translation>修改：{field}</translation>
    </message>
    <message>
        <source>Choose {preset}</source>
        <translation>选用：{preset}</translation>
    </message>
    <message>
        <source>Compare: {comparison}</source>
        <translation>对比：{comparison}</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Order, stem, groups, dropout, scale, image, classes and per-network overrides.</source>
        <translation>运算顺序、输入层、分组、暂退、缩放系数、图像、类别，以及单独设置。</translation>
    </message>
    <message>
        <source>Per-network overrides</source>
        <translation>本网络的单独设置</translation>
    </message>
</context>
<context>
    <name>Autosave</name>
    <message>
        <source>Open unsaved {name}</source>
        <translation>打开未保存的 {name}</translation>
    </message>
    <message>
        <source>the disk does not answer</source>
        <translation>磁盘没有响应</translation>
    </message>
    <message>
        <source>what you design cannot be kept for the next start ({reason}); save it to a file</source>
        <translation>无法为下次启动保留设计（{reason}）；请把它保存到文件</translation>
    </message>
</context>
<context>
    <name>BackgroundWriter</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be written: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is still being written; wait until it is done, or cancel it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not written</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BlockKind</name>
    <message>
        <source>Basic block</source>
        <translation>基本块</translation>
    </message>
    <message>
        <source>Basic: 3×3, 3×3</source>
        <translation>基本：3×3、3×3</translation>
    </message>
    <message>
        <source>Bottleneck block</source>
        <translation>瓶颈块</translation>
    </message>
    <message>
        <source>Bottleneck: 1×1, 3×3, 1×1</source>
        <translation>瓶颈：1×1、3×3、1×1</translation>
    </message>
    <message>
        <source>Single-convolution block</source>
        <translation>单卷积块</translation>
    </message>
    <message>
        <source>Single: 3×3</source>
        <translation>单卷积：3×3</translation>
    </message>
    <message>
        <source>a 1×1, a 3×3 and a widening 1×1 convolution</source>
        <translation>一个 1×1、一个 3×3 和一个升维的 1×1 卷积层</translation>
    </message>
    <message>
        <source>one 3×3 convolution</source>
        <translation>一个 3×3 卷积层</translation>
    </message>
    <message>
        <source>two 3×3 convolutions</source>
        <translation>两个 3×3 卷积层</translation>
    </message>
</context>
<context>
    <name>Branch</name>
    <message>
        <source>a branch keeps the networks of its run: it has {before}, and the design has {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a branch keeps the networks of its run: {field} was {before}, and is {value} in the design</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a branch keeps {field}: the run has {before}, and the design has {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>branch after step {step:,} ({changed}) of {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>branch after step {step:,} of {file}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BranchDialog</name>
    <message>
        <source>&amp;Train branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A recording holds the newest weights, and the best ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Branch of {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs from there on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The branch has the settings of the present design. It is a run of its own, and its recording names this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run has had all the steps of the design: how many more?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights to begin with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best, after step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from step {step} to {total}, as in the design</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last, after step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none: those of the run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Branching</name>
    <message>
        <source>a run trains: stop it before another one branches off; its curves stay</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangesEditor</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add change</source>
        <translation>添加更改</translation>
    </message>
    <message>
        <source>Add this change.</source>
        <translation>添加这项更改。</translation>
    </message>
    <message>
        <source>After step</source>
        <translation>第几步后</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Import changes from run</source>
        <translation>从运行导入更改</translation>
    </message>
    <message>
        <source>Import from run</source>
        <translation>从运行导入</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>New rate</source>
        <translation>新学习率</translation>
    </message>
    <message>
        <source>Remove change</source>
        <translation>删除更改</translation>
    </message>
    <message>
        <source>Remove this change.</source>
        <translation>删除这项更改。</translation>
    </message>
    <message>
        <source>Remove: {what}</source>
        <translation>删除：{what}</translation>
    </message>
    <message>
        <source>Skips off</source>
        <translation>关闭残差连接</translation>
    </message>
    <message>
        <source>Skips on</source>
        <translation>开启残差连接</translation>
    </message>
    <message>
        <source>The network that it is for.</source>
        <translation>更改哪个网络。</translation>
    </message>
    <message>
        <source>The new learning rate.</source>
        <translation>新的学习率。</translation>
    </message>
    <message>
        <source>The step after which it is made; 0 is from the start.</source>
        <translation>在哪一步之后更改；0 表示从一开始。</translation>
    </message>
    <message>
        <source>Use the changes that were made in the displayed run.</source>
        <translation>采用所显示的运行中做过的更改。</translation>
    </message>
    <message>
        <source>What is changed.</source>
        <translation>更改什么。</translation>
    </message>
    <message>
        <source>{when}: {what}</source>
        <translation>{when}：{what}</translation>
    </message>
</context>
<context>
    <name>Checkpoint</name>
    <message>
        <source>image shape must be no larger than {most} pixels, got {value}</source>
        <translation>图像形状的边长不能超过 {most} 像素，实际为 {value}</translation>
    </message>
    <message>
        <source>it holds more tensors than its networks have</source>
        <translation>其中的张量多于网络所需</translation>
    </message>
    <message>
        <source>it holds {name}, which its networks do not have</source>
        <translation>其中有网络所没有的 {name}</translation>
    </message>
    <message>
        <source>it is at step {step} of a run of {total} steps</source>
        <translation>其中是第 {step} 步，而运行共 {total} 步</translation>
    </message>
    <message>
        <source>it is cut off</source>
        <translation>文件不完整</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>文件已损坏</translation>
    </message>
    <message>
        <source>it is too small to hold its networks</source>
        <translation>文件太小，装不下其中的网络</translation>
    </message>
    <message>
        <source>it lacks {name}</source>
        <translation>缺少 {name}</translation>
    </message>
    <message>
        <source>it was replaced while it was read</source>
        <translation>读取时文件被替换</translation>
    </message>
    <message>
        <source>lanes must be those of the experiment&apos;s arms and seeds, in their order</source>
        <translation>训练实例必须与实验的对照组和随机种子一致，顺序也相同</translation>
    </message>
    <message>
        <source>the checkpoint {path} cannot be read: {reason}; name one that `train --out` wrote</source>
        <translation>无法读取检查点 {path}：{reason}；请指定由 `train --out` 写出的检查点</translation>
    </message>
    <message>
        <source>this program did not write it</source>
        <translation>不是由本程序写出的文件</translation>
    </message>
    <message>
        <source>warm until must hold seeds of the experiment and past steps</source>
        <translation>预热结束步只能包含实验的随机种子和已过的步</translation>
    </message>
    <message>
        <source>{name} has type {dtype} and shape {shape}, but must have {form}</source>
        <translation>{name} 的类型为 {dtype}，形状为 {shape}，但必须是 {form}</translation>
    </message>
</context>
<context>
    <name>ColourRow</name>
    <message>
        <source>Collapse all</source>
        <translation>全部折叠</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Colour of the graphs&apos; cells</source>
        <translation>网络图单元格的颜色</translation>
    </message>
    <message>
        <source>Draw each series of identical blocks as one box, or expand all; double-click one, or press Enter on it, to do it for that series alone.</source>
        <translation>把每一串相同的块画成一个方框，或全部展开；双击其中一串，或在其上按 Enter，则只折叠或展开这一串。</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>全部展开</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>--networks takes at most {most} networks, got {value}</source>
        <translation>--networks 最多可有 {most} 个网络，实际为 {value}</translation>
    </message>
    <message>
        <source>--resume continues a run as it was, and --branch with other settings; leave one out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--resume continues the experiment in the checkpoint: give --out FILE, but no experiment, networks, recipe, seeds, device or settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a branch keeps the networks and seeds of its run: give no networks, recipe or seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a recorded run is continued as it was: give no networks, recipe, seeds, device or settings, or use --branch, which takes other settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only one file can be opened, got {file} and {other}; leave one out</source>
        <translation>只能打开一个文件，实际为 {file} 和 {other}；请去掉一个</translation>
    </message>
    <message>
        <source>standard output cannot be written ({reason}); direct it to a terminal, or to a file on a disk with space</source>
        <translation>无法写入标准输出（{reason}）；请将它导向终端，或导向有空间的磁盘上的文件</translation>
    </message>
    <message>
        <source>there is neither a command nor a file called {name}; commands are {names}</source>
        <translation>没有名为 {name} 的命令或文件；命令有 {names}</translation>
    </message>
    <message>
        <source>there is no arm {label}; there are {labels}</source>
        <translation>没有 {label} 组；现有 {labels}</translation>
    </message>
    <message>
        <source>{network} has no block or layer called {name}; `{command}` lists all</source>
        <translation>{network} 没有名为 {name} 的块或层；`{command}` 列出全部</translation>
    </message>
    <message>
        <source>{option} continues a recorded run: name its .rnx file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} already exists and is not a {kind} file that could be replaced; name another file, or replace it with --force</source>
        <translation>{path} 已存在，且不是可替换的 {kind} 文件；请指定其他文件，或用 --force 替换</translation>
    </message>
    <message>
        <source>{path} already exists; continue a checkpoint with --resume, name another file, or replace it with --force</source>
        <translation>{path} 已存在；请用 --resume 从检查点继续，或指定其他文件，或用 --force 替换</translation>
    </message>
    <message>
        <source>{path} has finished after step {step:,}: train it longer with --extend and a number of epochs, or otherwise with --branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a recorded run: continue it with --resume, with --extend and a number of epochs, or with --branch and other training settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparisonBadge</name>
    <message>
        <source>BLAKE2 hash of the names and bits of all initial weights:</source>
        <translation>全部初始权重（名称与各比特）的 BLAKE2 哈希值：</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>批量大小</translation>
    </message>
    <message>
        <source>block</source>
        <translation>块类型</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>块数</translation>
    </message>
    <message>
        <source>branch scale</source>
        <translation>分支缩放系数</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>类别数</translation>
    </message>
    <message>
        <source>controlled: the arms are identical</source>
        <translation>受控：各组完全相同</translation>
    </message>
    <message>
        <source>controlled: the arms differ only in the {name}</source>
        <translation>受控：各组只有{name}不同</translation>
    </message>
    <message>
        <source>dropout</source>
        <translation>暂退概率</translation>
    </message>
    <message>
        <source>groups</source>
        <translation>分组数</translation>
    </message>
    <message>
        <source>input size</source>
        <translation>输入尺寸</translation>
    </message>
    <message>
        <source>label smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>mid-run changes</source>
        <translation>运行途中的更改</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>normalization</source>
        <translation>规范化</translation>
    </message>
    <message>
        <source>not controlled {when}: {what}</source>
        <translation>{when}不受控：{what}</translation>
    </message>
    <message>
        <source>not controlled: the arms differ in {names}</source>
        <translation>不受控：各组的{names}不同</translation>
    </message>
    <message>
        <source>one network: nothing is compared</source>
        <translation>只有一个网络：没有对比</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>order of operations</source>
        <translation>运算顺序</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>shortcut</source>
        <translation>捷径</translation>
    </message>
    <message>
        <source>skip connections</source>
        <translation>残差连接</translation>
    </message>
    <message>
        <source>stem</source>
        <translation>输入层</translation>
    </message>
    <message>
        <source>stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>width</source>
        <translation>通道数</translation>
    </message>
    <message>
        <source>zero-init</source>
        <translation>残差分支零初始化</translation>
    </message>
    <message>
        <source>{equal} of {all} tensors equal at the start for each of {seeds} seeds, batches of different sizes</source>
        <translation>开始时 {all} 个张量中有 {equal} 个相同（{seeds} 个随机种子均如此），批量大小不同</translation>
    </message>
    <message>
        <source>{equal} of {all} tensors equal at the start for each of {seeds} seeds, same batches</source>
        <translation>开始时 {all} 个张量中有 {equal} 个相同（{seeds} 个随机种子均如此），小批量相同</translation>
    </message>
    <message>
        <source>{equal} of {all} tensors equal at the start, batches of different sizes</source>
        <translation>开始时 {all} 个张量中有 {equal} 个相同，批量大小不同</translation>
    </message>
    <message>
        <source>{equal} of {all} tensors equal at the start, same batches</source>
        <translation>开始时 {all} 个张量中有 {equal} 个相同，小批量相同</translation>
    </message>
    <message>
        <source>{what} {when}</source>
        <translation>{when}：{what}</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n blocks</source>
        <translation>
            <numerusform>%n 块</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n classes</source>
        <translation>
            <numerusform>%n 个类别</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cores</source>
        <translation>
            <numerusform>%n 个核心</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n identical blocks</source>
        <translation>
            <numerusform>%n 个相同的块</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n images</source>
        <translation>
            <numerusform>%n 张图像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layers</source>
        <translation>
            <numerusform>%n 层</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n matches</source>
        <translation>
            <numerusform>%n 项符合</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more steps</source>
        <translation>
            <numerusform>延长 %n 步</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outputs</source>
        <translation>
            <numerusform>%n 个输出</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parameters</source>
        <translation>
            <numerusform>%n 个参数</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n params</source>
        <translation>
            <numerusform>%n 个参数</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows so far</source>
        <translation>
            <numerusform>已有 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs</source>
        <translation>
            <numerusform>%n 次运行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skips</source>
        <translation>
            <numerusform>%n 个残差连接</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skips off</source>
        <translation>
            <numerusform>%n 个残差连接已关闭</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n 步</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads</source>
        <translation>
            <numerusform>%n 个线程</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n training images</source>
        <translation>
            <numerusform>%n 张训练图像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted %n runs</source>
        <translation>
            <numerusform>已删除 %n 次运行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Geometric mean of %n seeds.</source>
        <translation>
            <numerusform>%n 个随机种子的几何平均值。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mean over %n seeds</source>
        <translation>
            <numerusform>%n 个随机种子的平均值</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mean over %n seeds.</source>
        <translation>
            <numerusform>%n 个随机种子的平均值。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mean over those of %n seeds that have not diverged.</source>
        <translation>
            <numerusform>%n 个随机种子中未发散者的平均值。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>all %n seeds diverged</source>
        <translation>
            <numerusform>%n 个种子全部发散</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>geometric mean and range over %n seeds</source>
        <translation>
            <numerusform>%n 个随机种子的几何平均值与范围</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mean and range over %n seeds</source>
        <translation>
            <numerusform>%n 个随机种子的平均值与范围</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mean of %n seeds</source>
        <translation>
            <numerusform>%n 个种子的平均值</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mean of {used} of %n seeds, {diverged} diverged</source>
        <translation>
            <numerusform>%n 个种子中 {used} 个的平均值，{diverged} 个发散</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>range over %n seeds</source>
        <translation>
            <numerusform>%n 个随机种子的范围</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{title}, geometric mean over %n seeds; time runs down</source>
        <translation>
            <numerusform>{title}，%n 个随机种子的几何平均值；时间自上而下</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{title}, mean over %n seeds</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{title}, mean over %n seeds; time runs down</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{value} ({used} of %n seeds)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CurvePlot</name>
    <message>
        <source>A hollow mark is the same network evaluated with the running statistics of batch norm, which lag behind the weights after few steps. Where it stands far from the full one, the statistics are to blame: this is not overfitting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count steps, epochs or seconds of training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic vertical axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic vertical axis; a zero then lies on its lower edge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Space to train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test part is evaluated once, after the last step. It is not drawn, for it is not to choose by: that is what held-out images are for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the horizontal axis counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where a seed has diverged a ✕ stands on the curve: from there on mean and band are of those that are left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held-out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labels not smoothed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>re-estimated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test {scores}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training time, s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{arm} {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{scores}, {next}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sign} above the axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{test}, {seeds}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Data</name>
    <message>
        <source>a compressed FITS file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file in it is larger than {most} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a label is not a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a link to a folder that holds this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a link to a folder that is read already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an array has no valid shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an array is not of unsigned bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an array of shape {shape} holds {count} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another folder is held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch size must be at most {most}, the number of training images, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class folder {name} in {root} holds no image that can be read; put images there, or remove the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class {name} of {heldout} is not among those of {train}; give both the same classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colours of kind {mode}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data path of {name} must be the folder that holds its four files, got the file {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data path {path} does not exist; name a file or folder that does, or leave it empty to download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data path {path} holds no {file}; name the folder that does, or leave it empty to download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data path {path} is not a folder; name one that holds a sub-folder of images for each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dataset folder needs a data path: name a folder that holds a sub-folder of images for each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dataset must be one of {names}, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dataset {name} cannot be read: {file}: {reason}; make it readable for your user, or give another data path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held out is {heldout}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heldout path {path} holds no folders; put the images of each class into a folder of its own, called as in the data path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heldout path {path} is not a folder; name one that holds a sub-folder of images for each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heldout path {path} is the folder that is trained on; name another, or leave it empty to hold out a part of the images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>image {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images of one part were searched for in the others by the bytes of their files, so one that was saved anew was not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images of shapes must be at least {least} and at most {most}, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images of the held-out part that are in the training part too: {count} ({first} is {same} there)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images of the test part that are in the held-out part too: {count} ({first} is {same} there)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images of the test part that are in the training part too: {count} ({first} is {same} there)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it contains a call of {function}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it contains more than data: {instruction}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no data or no {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no folder of images for each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no valid {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has values of shape {shape} but {labels} labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds {labels} labels for {images} images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds {shape} values instead of images of {size} x {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is damaged: it has no end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is damaged: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is larger than {most} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is neither training, validation nor test images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not an IDX file of bytes in {count} dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its class {name} is not among those of the training images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its classes are not those of the training images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its header says {shape} values, but it holds {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>links to folders that were followed: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than {most:,} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no image in {root} can be read; put images there that others can open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no permission to read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only {most} files of equal size were compared, so there may be more images in two parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection to {host} was lost ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection to {host} was lost after {done:.1f} of {total:.1f} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the digits are missing: there is no file {path}; reinstall ResNet Explorer or restore the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the digits cannot be read: {path} is damaged ({error}); reinstall ResNet Explorer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the images can no longer be read, {path} for one; make their folder reachable again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server sent another range than the requested one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no connection to {host} ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no folder for downloads, as this user has no home; set HOME or XDG_CACHE_HOME to a folder that can be written, or give a data path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too large for {format}, which is slow to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torchvision, which has the address of this data set, cannot be imported ({error}); reinstall torch and torchvision together, so that their builds match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trained on {train}, of which a part is held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trained on {train}; held out is {heldout}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trained on {train}; held out is {heldout}, for want of validation images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what {host} sends has the wrong checksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be downloaded: {reasons}; try again later, or download {url} on another computer and give the path of the file as data path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be stored: the disk of {folder} is full; free some space, or download {url} to another disk and give the path of the file as data path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be stored: {folder} cannot be written ({reason}); let your user write there, or download {url} elsewhere and give the path of the file as data path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} cannot be read ({reason}); let your user read it, or move it out of the data path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} holds {count:,} folders, but no network has more than {most:,} classes; name a folder with fewer, one for each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} is left for the end: it is evaluated once, after the last step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} is left out: it holds no image that can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} is left out: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} must hold a sub-folder of images for each of at least 2 classes, got {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} answers {code} {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} has sent nothing for {seconds:.0f} seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} sends more than the {most:.1f} MB that the file can have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); copy or download it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has the label {value}, but labels are 0 to {most}; copy or download it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged or is not the published {file}: its MD5 checksum is not {md5}; copy or download it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}, and {next}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{root} has no image to hold out; add images to its classes, hold out one in fewer, or put a validation or test folder beside train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{root} holds {first} and {second}, whose images have the same use by their names; rename or remove one of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} is not on this machine yet: a run downloads it, about {size} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{train} holds no folders: put the images of each class into a folder of its own; if it is a class itself, give it another name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DataPreviewer</name>
    <message>
        <source>there is too little memory to show these images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these images cannot be shown: {error}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DatasetCard</name>
    <message>
        <source>CIFAR-10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CIFAR-100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fashion-MNIST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fashion-MNIST, H. Xiao, K. Rasul and R. Vollgraf 2017, arXiv 1708.07747</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handwritten digits, E. Alpaydin and C. Kaynak, UCI repository, CC BY 4.0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning Multiple Layers of Features from Tiny Images, A. Krizhevsky 2009</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MNIST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MNIST Database of Handwritten Digits, Y. LeCun, C. Cortes and C. Burges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawn by this program from a seed, as many as you like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your own images, a sub-folder for each class</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DatasetFit</name>
    <message>
        <source>Fit the networks to these images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives every network the channels, the image size and the classes of the data set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} has grey or colour images, of 1 or 3 channels: the networks of {arms} take others, so the run would be refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} has {n} classes: too few outputs in {arms}, so the run would be refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: {channels} × {size}×{size}, {n} classes; networks expect another input</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DatasetText</name>
    <message>
        <source>a folder with a folder of images for each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bundled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held out are validation images, or else test images, or else one in {n} by default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one download of about {n} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{channels} × {size}×{size} pixels, {classes} classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} images by default, one in {every} held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{train} training images, {heldout} held out by default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{train} training images; held out is the published test part, {heldout}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Deletion</name>
    <message>
        <source>it is being recorded, or open elsewhere</source>
        <translation>正在录制，或已在别处打开</translation>
    </message>
    <message>
        <source>the folder of what was deleted is a link or no folder</source>
        <translation>存放已删除运行的文件夹是链接，或者不是文件夹</translation>
    </message>
    <message>
        <source>there is another file of that name</source>
        <translation>已有同名文件</translation>
    </message>
    <message>
        <source>{path} cannot be moved: {reason}</source>
        <translation>无法移动 {path}：{reason}</translation>
    </message>
</context>
<context>
    <name>DesignPanel</name>
    <message>
        <source>Choose a preset for the network in the front tab. (Ctrl+P)</source>
        <translation>为当前标签页中的网络选择预设网络。（Ctrl+P）</translation>
    </message>
    <message>
        <source>Choose network…</source>
        <translation>选择网络…</translation>
    </message>
    <message>
        <source>Delete this arm.</source>
        <translation>删除这个对照组。</translation>
    </message>
    <message>
        <source>Delete {arm}</source>
        <translation>删除 {arm} 组</translation>
    </message>
    <message>
        <source>Duplicate this network as another arm.</source>
        <translation>把这个网络复制为新的对照组。</translation>
    </message>
    <message>
        <source>Duplicate {arm}</source>
        <translation>复制 {arm} 组</translation>
    </message>
    <message>
        <source>Link {second} to {first} (except skips)</source>
        <translation>{second} 随 {first} 联动（残差连接除外）</translation>
    </message>
    <message>
        <source>Network designs</source>
        <translation>网络设计</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>On: an edit of {first} is made in {second} too. Editing {second} on its own switches it off.</source>
        <translation>开：对 {first} 的修改同时作用于 {second}。单独修改 {second} 会关闭联动。</translation>
    </message>
    <message>
        <source>The network to design; Left and Right switch to another.</source>
        <translation>要设计的网络；按左、右方向键切换。</translation>
    </message>
</context>
<context>
    <name>Device</name>
    <message>
        <source>{cores} for training, {total:.1f} GB of memory, {free:.1f} GB free</source>
        <translation>{cores}可用于训练，内存 {total:.1f} GB，空闲 {free:.1f} GB</translation>
    </message>
    <message>
        <source>{name}, {total:.1f} GB of memory, {free:.1f} GB free</source>
        <translation>{name}，显存 {total:.1f} GB，空闲 {free:.1f} GB</translation>
    </message>
    <message>
        <source>{name}, {total:.1f} GB of memory, {free:.1f} GB free (not used: the first one is)</source>
        <translation>{name}，显存 {total:.1f} GB，空闲 {free:.1f} GB（不使用：只用第一块）</translation>
    </message>
    <message>
        <source>{total:.1f} GB of memory</source>
        <translation>内存 {total:.1f} GB</translation>
    </message>
</context>
<context>
    <name>DifferenceTable</name>
    <message>
        <source>These runs differ in:</source>
        <translation>这些运行的不同之处：</translation>
    </message>
    <message>
        <source>These runs have the same settings and networks.</source>
        <translation>这些运行的设置和网络完全相同。</translation>
    </message>
    <message>
        <source>What differs between the runs</source>
        <translation>各次运行的不同之处</translation>
    </message>
</context>
<context>
    <name>Differences</name>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>{arm}: {field}</source>
        <translation>{arm} 组：{field}</translation>
    </message>
    <message>
        <source>{field} {value} after step {step}</source>
        <translation>第 {step} 步后：{field} {value}</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>Toggle link</source>
        <translation>切换联动</translation>
    </message>
</context>
<context>
    <name>DraftFolder</name>
    <message>
        <source>a design that was not saved cannot be read: {reason}; it is kept in {path}</source>
        <translation>一份未保存的设计无法读取：{reason}；文件保留在 {path}</translation>
    </message>
    <message>
        <source>the program ended {count} times while it opened the design of last time, and so begins without it; open {path} to try again</source>
        <translation>程序曾 {count} 次在打开上次的设计时退出，因此这次未载入它；要再试，请打开 {path}</translation>
    </message>
</context>
<context>
    <name>DraftWriter</name>
    <message>
        <source>{path} cannot be written: {reason}</source>
        <translation>无法写入 {path}：{reason}</translation>
    </message>
</context>
<context>
    <name>EarlierRun</name>
    <message>
        <source>The design was edited since this run began, so these numbers are not of it.</source>
        <translation>本次运行开始后设计已修改，这些数值不属于当前设计。</translation>
    </message>
    <message>
        <source>from the run before the edit</source>
        <translation>来自修改前的运行</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>--theme {theme} is for pictures (svg, png, pdf), and {form} has no colours; leave it out</source>
        <translation>--theme {theme} 只用于图片（svg、png、pdf），{form} 没有颜色；请去掉该选项</translation>
    </message>
    <message>
        <source>--wide is for csv; leave it out</source>
        <translation>--wide 只用于 csv；请去掉该选项</translation>
    </message>
    <message>
        <source>name the arm whose weights to write with --arm: {labels}</source>
        <translation>请用 --arm 指定要写出哪一组的权重：{labels}</translation>
    </message>
    <message>
        <source>there is no seed {seed}; there are {seeds}</source>
        <translation>没有随机种子 {seed}；现有 {seeds}</translation>
    </message>
    <message>
        <source>this format needs {package}, which is not installed; `{command}` installs it</source>
        <translation>此格式需要 {package}，但尚未安装；可用 `{command}` 安装</translation>
    </message>
    <message>
        <source>torch&apos;s ONNX exporter takes about {time} for so many layers; Ctrl+C ends it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{option} is for safetensors and onnx; leave it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{passed} of about {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds no such weights</source>
        <translation>{path} 中没有这样的权重</translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>Copy data as CSV</source>
        <translation>复制数据（CSV）</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Open the menu of the view in focus</source>
        <translation>打开焦点所在视图的菜单</translation>
    </message>
    <message>
        <source>Save data as CSV…</source>
        <translation>保存数据（CSV）…</translation>
    </message>
    <message>
        <source>Save data: {title}</source>
        <translation>保存数据：{title}</translation>
    </message>
    <message>
        <source>Save picture for paper or slides…</source>
        <translation>保存用于论文或幻灯片的图片…</translation>
    </message>
    <message>
        <source>Save picture: {title}</source>
        <translation>保存图片：{title}</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>{done}; of so long a run, one of every {n} of the oldest steps has a row</source>
        <translation>{done}；运行很长，最早的步中每 {n} 步只有一行数据</translation>
    </message>
    <message>
        <source>{name} is still being written; wait until it is done</source>
        <translation>{name} 仍在写入；请等待写完</translation>
    </message>
    <message>
        <source>{name} saved</source>
        <translation>已保存 {name}</translation>
    </message>
    <message>
        <source>{name}: data copied to the clipboard</source>
        <translation>{name}：数据已复制到剪贴板</translation>
    </message>
    <message>
        <source>{name}: {rows}</source>
        <translation>{name}：{rows}</translation>
    </message>
    <message>
        <source>{title}: picture copied to the clipboard</source>
        <translation>{title}：图片已复制到剪贴板</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Activations of the forward pass that the backward pass needs, and their share of the network&apos;s.</source>
        <translation>前向传播中须为反向传播保存的激活，及其占全网络的比例。</translation>
    </message>
    <message>
        <source>Chance that a value becomes 0 in a training step.</source>
        <translation>训练的每一步中，一个值被置为 0 的概率。</translation>
    </message>
    <message>
        <source>Channels × height×width of its input.</source>
        <translation>输入的通道数 × 高×宽。</translation>
    </message>
    <message>
        <source>Channels × height×width of its output.</source>
        <translation>输出的通道数 × 高×宽。</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组数</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>核大小</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>乘加次数</translation>
    </message>
    <message>
        <source>Multiply-adds for one image, and their share of the network&apos;s.</source>
        <translation>处理一张图像的乘加次数（MACs），及其占全网络的比例。</translation>
    </message>
    <message>
        <source>Number of groups that the channels are divided into.</source>
        <translation>通道分成的组数。</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Receptive field</source>
        <translation>感受野</translation>
    </message>
    <message>
        <source>Saved activations</source>
        <translation>保存的激活</translation>
    </message>
    <message>
        <source>Size of the kernel, and its stride in pixels.</source>
        <translation>卷积核或汇聚窗口的大小，以及以像素计的步幅。</translation>
    </message>
    <message>
        <source>The square of the input image that one value of its output depends on. Padding counts, so it can exceed the image.</source>
        <translation>一个输出值所依赖的输入图像中的正方形区域。填充也计算在内，因此可能大于图像。</translation>
    </message>
    <message>
        <source>Trainable parameters, and their share of the network&apos;s.</source>
        <translation>可训练的参数量，及其占全网络的比例。</translation>
    </message>
    <message>
        <source>What it needs in the backward pass is saved by another layer, or it needs nothing.</source>
        <translation>反向传播所需的值由别的层保存，或者不需要任何值。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{k}×{k}, stride {stride}</source>
        <translation>{k}×{k}，步幅 {stride}</translation>
    </message>
    <message>
        <source>{n} bytes at a batch size of {batch}.</source>
        <translation>批量大小为 {batch} 时为 {n} 字节。</translation>
    </message>
</context>
<context>
    <name>FieldName</name>
    <message>
        <source>arm</source>
        <translation>对照组</translation>
    </message>
    <message>
        <source>arm {number}</source>
        <translation>第 {number} 个对照组</translation>
    </message>
    <message>
        <source>arms</source>
        <translation>对照组</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>批量大小</translation>
    </message>
    <message>
        <source>block</source>
        <translation>块类型</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>块数</translation>
    </message>
    <message>
        <source>branch scale</source>
        <translation>分支缩放系数</translation>
    </message>
    <message>
        <source>change {number}</source>
        <translation>第 {number} 项更改</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>checksum</source>
        <translation>校验和</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>类别数</translation>
    </message>
    <message>
        <source>crop padding</source>
        <translation>裁剪填充</translation>
    </message>
    <message>
        <source>data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>data path</source>
        <translation>数据路径</translation>
    </message>
    <message>
        <source>dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>decay all</source>
        <translation>规范化层与偏置也衰减</translation>
    </message>
    <message>
        <source>device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>dropout</source>
        <translation>暂退概率</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>迭代周期数</translation>
    </message>
    <message>
        <source>evaluate every</source>
        <translation>评估间隔</translation>
    </message>
    <message>
        <source>experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>flip</source>
        <translation>随机水平翻转</translation>
    </message>
    <message>
        <source>group width</source>
        <translation>每组通道数</translation>
    </message>
    <message>
        <source>groups</source>
        <translation>分组数</translation>
    </message>
    <message>
        <source>heldout</source>
        <translation>留出集</translation>
    </message>
    <message>
        <source>heldout every</source>
        <translation>留出间隔</translation>
    </message>
    <message>
        <source>heldout path</source>
        <translation>留出集路径</translation>
    </message>
    <message>
        <source>image shape</source>
        <translation>图像形状</translation>
    </message>
    <message>
        <source>image size</source>
        <translation>图像尺寸</translation>
    </message>
    <message>
        <source>image width</source>
        <translation>图像宽度</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像数</translation>
    </message>
    <message>
        <source>in channels</source>
        <translation>输入通道数</translation>
    </message>
    <message>
        <source>is alive</source>
        <translation>是否仍在训练</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>label smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>lane {number}</source>
        <translation>第 {number} 个训练实例</translation>
    </message>
    <message>
        <source>lanes</source>
        <translation>训练实例</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>另行记录的量</translation>
    </message>
    <message>
        <source>memory format</source>
        <translation>内存格式</translation>
    </message>
    <message>
        <source>milestone {number}</source>
        <translation>第 {number} 个衰减点</translation>
    </message>
    <message>
        <source>milestones</source>
        <translation>衰减点</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>nesterov</source>
        <translation>Nesterov 动量</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>norm</source>
        <translation>规范化</translation>
    </message>
    <message>
        <source>norm group width</source>
        <translation>规范化每组通道数</translation>
    </message>
    <message>
        <source>norm groups</source>
        <translation>规范化组数</translation>
    </message>
    <message>
        <source>normalize</source>
        <translation>标准化</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>order</source>
        <translation>运算顺序</translation>
    </message>
    <message>
        <source>overrides</source>
        <translation>单独设置</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>数值精度</translation>
    </message>
    <message>
        <source>re-estimate statistics</source>
        <translation>重新估计统计量</translation>
    </message>
    <message>
        <source>repeats</source>
        <translation>随机种子数</translation>
    </message>
    <message>
        <source>residual</source>
        <translation>残差连接</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒数</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>训练设置</translation>
    </message>
    <message>
        <source>shortcut</source>
        <translation>捷径</translation>
    </message>
    <message>
        <source>shortcut reads</source>
        <translation>捷径取自</translation>
    </message>
    <message>
        <source>split seed</source>
        <translation>划分种子</translation>
    </message>
    <message>
        <source>stage {number}</source>
        <translation>第 {number} 阶段</translation>
    </message>
    <message>
        <source>stages</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>stem</source>
        <translation>输入层</translation>
    </message>
    <message>
        <source>stem width</source>
        <translation>输入层通道数</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步号</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>stride on</source>
        <translation>步幅位置</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>test reestimated</source>
        <translation>重新估计统计量后的测试结果</translation>
    </message>
    <message>
        <source>the value</source>
        <translation>该值</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>train images</source>
        <translation>训练图像数</translation>
    </message>
    <message>
        <source>warm until</source>
        <translation>预热结束步</translation>
    </message>
    <message>
        <source>warm up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>warm up rate</source>
        <translation>预热学习率</translation>
    </message>
    <message>
        <source>warm up steps</source>
        <translation>预热步数</translation>
    </message>
    <message>
        <source>weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>width</source>
        <translation>通道数</translation>
    </message>
    <message>
        <source>workers</source>
        <translation>训练线程数</translation>
    </message>
    <message>
        <source>zero init</source>
        <translation>残差分支零初始化</translation>
    </message>
    <message>
        <source>{outer} {inner}</source>
        <translation>{outer}的{inner}</translation>
    </message>
</context>
<context>
    <name>FileDrop</name>
    <message>
        <source>drop one file at a time, got {count}</source>
        <translation>一次只能拖入一个文件，实际为 {count} 个</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Experiments, networks, runs, checkpoints (*.json *.rnx *.safetensors);;All files (*)</source>
        <translation>实验、网络、运行、检查点 (*.json *.rnx *.safetensors);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Export {name} for ONNX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export {name} for PyTorch</source>
        <translation>将 {name} 导出为 PyTorch 代码</translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation>链接已复制</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Open an experiment</source>
        <translation>打开实验</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>打开 {name}</translation>
    </message>
    <message>
        <source>Paste {name}</source>
        <translation>粘贴 {name}</translation>
    </message>
    <message>
        <source>Save the experiment</source>
        <translation>保存实验</translation>
    </message>
    <message>
        <source>Save the weights of the run</source>
        <translation>保存本次运行的权重</translation>
    </message>
    <message>
        <source>Use the design of {name}</source>
        <translation>使用 {name} 的设计</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>这是文件夹</translation>
    </message>
    <message>
        <source>it is a pipe or a device, not a file</source>
        <translation>这是管道或设备，不是文件</translation>
    </message>
    <message>
        <source>the file has version {found} of {format}, and this program knows versions up to {known}; update the program to open it</source>
        <translation>文件是 {format} 的第 {found} 版，本程序最高支持第 {known} 版；请更新程序后再打开</translation>
    </message>
    <message>
        <source>the file holds {found}, but {wanted} is expected; choose another file</source>
        <translation>文件内容是 {found}，应为 {wanted}；请选择其他文件</translation>
    </message>
    <message>
        <source>this is neither UTF-8 nor UTF-16 text; save it as UTF-8, or name another file</source>
        <translation>这既不是 UTF-8 文本，也不是 UTF-16 文本；请另存为 UTF-8，或指定其他文件</translation>
    </message>
    <message>
        <source>version must be a whole number from 1 to {known}, got {found}; choose another file</source>
        <translation>version 必须是 1 至 {known} 的整数，实际为 {found}；请选择其他文件</translation>
    </message>
    <message>
        <source>{key} stands twice in one object; remove one of the two</source>
        <translation>同一对象中 {key} 出现了两次；请删去一个</translation>
    </message>
    <message>
        <source>{name} saved</source>
        <translation>已保存 {name}</translation>
    </message>
    <message>
        <source>{name} was changed by another program since it was opened. Replace it?</source>
        <translation>{name} 打开后被别的程序修改过。要替换它吗？</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}; name another file</source>
        <translation>无法读取 {path}：{reason}；请指定其他文件</translation>
    </message>
    <message>
        <source>{path} cannot be written: it is a pipe, whose reader would be waited for; name a file, or /dev/stdout</source>
        <translation>无法写入 {path}：它是管道，写入会一直等待读取的一方；请指定文件，或 /dev/stdout</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}; end other programs, or raise the limit</source>
        <translation>无法写入 {path}：{reason}；请结束其他程序，或提高上限</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}; free some space, or name a file on another disk</source>
        <translation>无法写入 {path}：{reason}；请腾出空间，或指定其他磁盘上的文件</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}; give it a shorter name</source>
        <translation>无法写入 {path}：{reason}；请换一个较短的文件名</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}; make its folder, or name a file in another</source>
        <translation>无法写入 {path}：{reason}；请先建立该文件夹，或指定其他文件夹中的文件</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}; name a file in a folder you own</source>
        <translation>无法写入 {path}：{reason}；请指定自己有权写入的文件夹中的文件</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}; name a file in it</source>
        <translation>无法写入 {path}：{reason}；请指定该文件夹中的文件</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}; name a file on another disk</source>
        <translation>无法写入 {path}：{reason}；请指定其他磁盘上的文件</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}; name another file</source>
        <translation>无法写入 {path}：{reason}；请指定其他文件</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}; raise the limit, or name a file on another disk</source>
        <translation>无法写入 {path}：{reason}；请提高上限，或指定其他磁盘上的文件</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}; remove files of yours, or name a file on another disk</source>
        <translation>无法写入 {path}：{reason}；请删除自己的一些文件，或指定其他磁盘上的文件</translation>
    </message>
    <message>
        <source>{path} has more than {most} bytes, too many for a network or an experiment; name another file</source>
        <translation>{path} 超过 {most} 字节，网络或实验的文件不会这么大；请指定其他文件</translation>
    </message>
    <message>
        <source>{path}: {reason}</source>
        <translation>{path}：{reason}</translation>
    </message>
</context>
<context>
    <name>FilledWindow</name>
    <message>
        <source>Fill window with one view</source>
        <translation>单个视图填满窗口</translation>
    </message>
    <message>
        <source>Show the view that has the keyboard or the mouse alone, or all again; so does a double click on its title.</source>
        <translation>只显示键盘焦点或鼠标所在的视图，再执行一次则恢复全部；双击视图标题也可。</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>3.1.conv2, 3×3, bn, stride 2 …</source>
        <translation>3.1.conv2、3×3、bn、stride 2 …</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>关闭查找</translation>
    </message>
    <message>
        <source>Close the search (Esc).</source>
        <translation>关闭查找。（Esc）</translation>
    </message>
    <message>
        <source>Find a block or layer</source>
        <translation>查找块或层</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>No block or layer is called “{typed}”, or is of that kind.</source>
        <translation>没有名称或种类符合“{typed}”的块或层。</translation>
    </message>
    <message>
        <source>Part of a name, or what it is: conv, 3x3, batch norm, ReLU, pool, linear, block, shortcut, projection, stride 2, 16 channels, 32x32, stage 2. Several words must all fit. Enter selects the next match, Shift+Enter the previous one.</source>
        <translation>名称的一部分，或其种类：卷积、3x3、批量规范化、ReLU、汇聚、全连接、块、shortcut、projection、stride 2、16 channels、32x32、stage 2。多个词须全部符合。按 Enter 选中下一个，按 Shift+Enter 选中上一个。</translation>
    </message>
    <message>
        <source>block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>{i} of {n}</source>
        <translation>第 {i} 项，共 {n} 项</translation>
    </message>
    <message>
        <source>{kind}, {shape}</source>
        <translation>{kind}，{shape}</translation>
    </message>
    <message>
        <source>{k}×{k} conv</source>
        <translation>{k}×{k} 卷积</translation>
    </message>
</context>
<context>
    <name>FormulaPanel</name>
    <message>
        <source>Both compute the same.</source>
        <translation>二者的计算相同。</translation>
    </message>
</context>
<context>
    <name>FoundText</name>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 类</translation>
    </message>
    <message>
        <source>{classes} ({names}); {train}, {heldout} held out, {test} for the test; {per_class} of each class</source>
        <translation>{classes}（{names}）；{train}，留出 {heldout} 张，测试集 {test} 张；每类 {per_class} 张</translation>
    </message>
    <message>
        <source>{classes} ({names}); {train}, {heldout} held out; {per_class} of each class</source>
        <translation>{classes}（{names}）；{train}，留出 {heldout} 张；每类 {per_class} 张</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>{least}～{most}</translation>
    </message>
    <message>
        <source>{name}: {train} + {heldout} held out</source>
        <translation>{name}：训练 {train}，留出 {heldout}</translation>
    </message>
    <message>
        <source>{name}: {train} + {heldout} held out + {test} for the test</source>
        <translation>{name}：训练 {train}，留出 {heldout}，测试 {test}</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>另外 {n} 类</translation>
    </message>
    <message>
        <source>{train} + {heldout}</source>
        <translation>{train} + {heldout}</translation>
    </message>
    <message>
        <source>{train} + {heldout} + {test}</source>
        <translation>{train} + {heldout} + {test}</translation>
    </message>
</context>
<context>
    <name>GradientProfile</name>
    <message>
        <source>({then} at step 1)</source>
        <translation>（第 1 步为 {then}）</translation>
    </message>
    <message>
        <source>Press Space to train</source>
        <translation>按空格键开始训练</translation>
    </message>
    <message>
        <source>at step 1, untrained</source>
        <translation>第 1 步，未训练</translation>
    </message>
    <message>
        <source>first/last {now}</source>
        <translation>首末层之比 {now}</translation>
    </message>
    <message>
        <source>layer, by depth</source>
        <translation>层（按深度）</translation>
    </message>
    <message>
        <source>untrained</source>
        <translation>未训练</translation>
    </message>
    <message>
        <source>{quantity} at step {step}</source>
        <translation>第 {step} 步的{quantity}</translation>
    </message>
</context>
<context>
    <name>GradientView</name>
    <message>
        <source>Gradient norm through the run: {values}</source>
        <translation>本次运行中的梯度范数：{values}</translation>
    </message>
    <message>
        <source>Measured before any update.</source>
        <translation>在任何更新之前测得。</translation>
    </message>
    <message>
        <source>No network in this run has it, so none of its gradients was recorded.</source>
        <translation>本次运行的网络中没有这一部分，因此没有记录它的梯度。</translation>
    </message>
    <message>
        <source>Press Space to train; its gradient norm appears here.</source>
        <translation>按空格键开始训练，它的梯度范数会显示在这里。</translation>
    </message>
    <message>
        <source>now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>step 1</source>
        <translation>第 1 步</translation>
    </message>
    <message>
        <source>step {n}</source>
        <translation>第 {n} 步</translation>
    </message>
</context>
<context>
    <name>Graph</name>
    <message>
        <source>Each arm in its own colour, stronger from stage to stage.</source>
        <translation>每个对照组一种颜色，逐阶段加深。</translation>
    </message>
    <message>
        <source>Estimate for one step in float32: each layer&apos;s weights, gradients and momentum, and the activations that it and what follows it save for backward.</source>
        <translation>float32 下训练一步的估计：每层的权重、梯度和动量，以及该层与紧随其后的运算为反向传播保存的激活。</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>乘加次数</translation>
    </message>
    <message>
        <source>Multiply-adds of each layer for one image.</source>
        <translation>每层处理一张图像的乘加次数（MACs）。</translation>
    </message>
    <message>
        <source>Press Space to train: the cells take their colours then.</source>
        <translation>按空格键开始训练，届时单元格才着色。</translation>
    </message>
    <message>
        <source>Trainable parameters of each layer.</source>
        <translation>每层的可训练参数量。</translation>
    </message>
    <message>
        <source>colour must be one of {allowed}, got {value}</source>
        <translation>着色方式必须是 {allowed} 之一，实际为 {value}</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>{arms} edited since this run began: not coloured.</source>
        <translation>{arms} 在本次运行开始后有过修改，不着色。</translation>
    </message>
    <message>
        <source>{meaning} At the current step; over several seeds the mean, hatched where one of them is zero or not finite.</source>
        <translation>{meaning}显示当前步的值；有多个随机种子时显示平均值，其中有零或非有限值的单元格画阴影线。</translation>
    </message>
    <message>
        <source>{meaning} At the current step; over several seeds the mean.</source>
        <translation>{meaning}显示当前步的值；有多个随机种子时显示平均值。</translation>
    </message>
</context>
<context>
    <name>GraphHeading</name>
    <message>
        <source>Multiply-adds of convolutional and linear layers for one image; papers often call the same number FLOPs.</source>
        <translation>卷积层和全连接层处理一张图像的乘加次数；论文中常把这个数称为 FLOPs。</translation>
    </message>
    <message>
        <source>The batch size of this network: its own, not the shared one. Each step is one update of every network, so that it sees more or fewer epochs than the others.</source>
        <translation>这个网络单独的批量大小，与共用的不同。每一步中各网络都更新一次，所以它经历的迭代周期比其他网络多或少。</translation>
    </message>
    <message>
        <source>Trainable parameters, those of batch norm included.</source>
        <translation>可训练的参数量，含批量规范化的参数。</translation>
    </message>
    <message>
        <source>Weighted layers on the longest path, as He et al. count: convolutions and the linear layer, without those on shortcuts. The name of a wide ResNet counts all convolutions instead: WRN-28-10 has 26 layers here.</source>
        <translation>最长路径上有权重的层数，数法同 He 等人：卷积层和全连接层，不含捷径上的。宽残差网络的名称则计入所有卷积层：WRN-28-10 在这里是 26 层。</translation>
    </message>
    <message>
        <source>batch {n}</source>
        <translation>批量 {n}</translation>
    </message>
    <message>
        <source>skips off</source>
        <translation>残差连接：关</translation>
    </message>
    <message>
        <source>skips off after step {n}</source>
        <translation>第 {n} 步后关闭残差连接</translation>
    </message>
    <message>
        <source>skips off from the start</source>
        <translation>一开始就关闭残差连接</translation>
    </message>
    <message>
        <source>skips on</source>
        <translation>残差连接：开</translation>
    </message>
    <message>
        <source>skips on after step {n}</source>
        <translation>第 {n} 步后开启残差连接</translation>
    </message>
    <message>
        <source>skips on from the start</source>
        <translation>一开始就开启残差连接</translation>
    </message>
    <message>
        <source>{n} MACs</source>
        <translation>{n} MACs</translation>
    </message>
    <message>
        <source>≈ {size} per step</source>
        <translation>每步 ≈ {size}</translation>
    </message>
</context>
<context>
    <name>GraphMenu</name>
    <message>
        <source>Collapse all</source>
        <translation>全部折叠</translation>
    </message>
    <message>
        <source>Collapse these blocks</source>
        <translation>折叠这些块</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>全部展开</translation>
    </message>
    <message>
        <source>Expand these blocks</source>
        <translation>展开这些块</translation>
    </message>
    <message>
        <source>Zoom to full depth</source>
        <translation>显示全部深度</translation>
    </message>
</context>
<context>
    <name>GraphPanel</name>
    <message>
        <source>Graph of network {label}</source>
        <translation>网络图 {label}</translation>
    </message>
    <message>
        <source>Scroll to zoom, drag to pan, right-click for more.</source>
        <translation>滚动缩放，拖动平移，右键单击有更多操作。</translation>
    </message>
</context>
<context>
    <name>Hatch</name>
    <message>
        <source>diverged</source>
        <translation>发散</translation>
    </message>
    <message>
        <source>zero</source>
        <translation>为零</translation>
    </message>
</context>
<context>
    <name>HeatMaps</name>
    <message>
        <source>Heat map of network {label}: {title}</source>
        <translation>网络 {label} 的热力图：{title}</translation>
    </message>
    <message>
        <source>Legend of the heat maps</source>
        <translation>热力图的图例</translation>
    </message>
    <message>
        <source>Press Space to train: a column for each layer, a row for each step</source>
        <translation>按空格键开始训练：每层一列，每步一行</translation>
    </message>
    <message>
        <source>Scroll the heat maps</source>
        <translation>滚动热力图</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>{map}, of the run {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{quantity}, {low} to {high}, on one linear scale for all networks, in the graphs too.</source>
        <translation>{quantity}，{low} 至 {high}；线性刻度，所有网络及网络图共用。</translation>
    </message>
    <message>
        <source>{quantity}, {low} to {high}, on one logarithmic scale for all networks, in the graphs too. A cell is hatched where the number is zero or not finite, at one of its steps or in one of the seeds.</source>
        <translation>{quantity}，{low} 至 {high}；对数刻度，所有网络及网络图共用。若某格在其中一步或一个随机种子下为零或非有限值，该格画阴影线。</translation>
    </message>
    <message>
        <source>{title}, time runs down</source>
        <translation>{title}，时间自上而下</translation>
    </message>
    <message>
        <source>{title}: {names}</source>
        <translation>{title}：{names}</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>&amp;Find block or layer…</source>
        <translation>查找块或层(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Next block or layer</source>
        <translation>下一个块或层(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous block or layer</source>
        <translation>上一个块或层(&amp;P)</translation>
    </message>
    <message>
        <source>Click a block or layer in a graph, or press Ctrl+F to find one.</source>
        <translation>在网络图中单击一个块或层，或按 Ctrl+F 查找。</translation>
    </message>
    <message>
        <source>Find a block or layer by its name.</source>
        <translation>按名称查找块或层。</translation>
    </message>
    <message>
        <source>Network {arm} was deleted, and {name} with it.</source>
        <translation>网络 {arm} 已删除，{name} 也随之消失。</translation>
    </message>
    <message>
        <source>Select the next block or layer.</source>
        <translation>选中下一个块或层。</translation>
    </message>
    <message>
        <source>Select the previous block or layer.</source>
        <translation>选中上一个块或层。</translation>
    </message>
    <message>
        <source>{name} is gone: network {arm} was edited and no longer has it.</source>
        <translation>{name} 已不存在：网络 {arm} 修改后没有这一部分。</translation>
    </message>
    <message>
        <source>{tip} ({key})</source>
        <translation>{tip}（{key}）</translation>
    </message>
</context>
<context>
    <name>InspectorHeading</name>
    <message>
        <source>Block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Compare with {arm}</source>
        <translation>与 {arm} 对比</translation>
    </message>
    <message>
        <source>Network to compare with</source>
        <translation>要对比的网络</translation>
    </message>
    <message>
        <source>Network to compare with.</source>
        <translation>要对比的网络。</translation>
    </message>
    <message>
        <source>Show the block that this layer is in.</source>
        <translation>显示这一层所在的块。</translation>
    </message>
    <message>
        <source>Show the same part of two networks side by side.</source>
        <translation>并排显示两个网络的同一部分。</translation>
    </message>
    <message>
        <source>Show the whole block</source>
        <translation>显示整个块</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>English</source>
        <comment>the name of this language, in this language</comment>
        <translation>简体中文</translation>
    </message>
    <message>
        <source>no font on this system has the characters of {language}: install one, such as Noto Sans CJK, or choose another language under View</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LanguageMenu</name>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
</context>
<context>
    <name>LastDesign</name>
    <message>
        <source>Open {name}</source>
        <translation>打开 {name}</translation>
    </message>
</context>
<context>
    <name>LayerKind</name>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>addition</source>
        <translation>相加</translation>
    </message>
    <message>
        <source>batch norm</source>
        <translation>批量规范化层</translation>
    </message>
    <message>
        <source>dropout at rate {rate}</source>
        <translation>暂退层，概率 {rate}</translation>
    </message>
    <message>
        <source>global average pool</source>
        <translation>全局平均汇聚层</translation>
    </message>
    <message>
        <source>group norm</source>
        <translation>组规范化层</translation>
    </message>
    <message>
        <source>linear layer</source>
        <translation>全连接层</translation>
    </message>
    <message>
        <source>zero padding</source>
        <translation>补零</translation>
    </message>
    <message>
        <source>{k}×{k} convolution</source>
        <translation>{k}×{k} 卷积层</translation>
    </message>
    <message>
        <source>{k}×{k} max pool</source>
        <translation>{k}×{k} 最大汇聚层</translation>
    </message>
</context>
<context>
    <name>LayerToolTip</name>
    <message>
        <source>Colour: {quantity} {number}</source>
        <translation>颜色：{quantity} {number}</translation>
    </message>
    <message>
        <source>Receptive field: {field}</source>
        <translation>感受野：{field}</translation>
    </message>
    <message>
        <source>Saved activations: ≈ {size}</source>
        <translation>保存的激活：≈ {size}</translation>
    </message>
    <message>
        <source>not finite</source>
        <translation>非有限值</translation>
    </message>
    <message>
        <source>{kind}, stride {stride}</source>
        <translation>{kind}，步幅 {stride}</translation>
    </message>
    <message>
        <source>{n} MACs</source>
        <translation>{n} MACs</translation>
    </message>
</context>
<context>
    <name>LayoutDialog</name>
    <message>
        <source>As the window</source>
        <translation>与窗口相同</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light, on white</source>
        <translation>浅色，白底</translation>
    </message>
    <message>
        <source>Projector</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>SVG and PDF keep text and lines as vectors. In millimetres text has the size that it has on paper, and a PNG 300 pixels per inch.</source>
        <translation>SVG 和 PDF 中的文字和线条保持为矢量。宽度以毫米为单位时，文字即为纸面上的大小，PNG 为每英寸 300 像素。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Theme of the picture</source>
        <translation>图片的主题</translation>
    </message>
    <message>
        <source>Unit of the width</source>
        <translation>宽度的单位</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Width of the picture</source>
        <translation>图片的宽度</translation>
    </message>
    <message>
        <source>mm, on paper</source>
        <translation>毫米，纸面</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>1×1 projection</source>
        <translation>1×1 投影</translation>
    </message>
    <message>
        <source>Legend of the graphs</source>
        <translation>网络图的图例</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>恒等</translation>
    </message>
    <message>
        <source>zero padding</source>
        <translation>补零</translation>
    </message>
    <message>
        <source>{quantity}, {low} to {high}</source>
        <translation>{quantity}，{low} 至 {high}</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>a run needs a name</source>
        <translation>运行须有名称</translation>
    </message>
    <message>
        <source>{path} cannot be changed: {reason}</source>
        <translation>无法更改 {path}：{reason}</translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>a link begins with {start}</source>
        <translation>链接应以 {start} 开头</translation>
    </message>
    <message>
        <source>it has more than {most} characters</source>
        <translation>超过 {most} 个字符</translation>
    </message>
    <message>
        <source>it is cut off or changed</source>
        <translation>内容被截断或改动</translation>
    </message>
    <message>
        <source>the link has version {found}, and this program knows version {known}; update the program to open it</source>
        <translation>链接是第 {found} 版，本程序支持的是第 {known} 版；请更新程序后再打开</translation>
    </message>
    <message>
        <source>this is no link of an experiment: {reason}; copy the link again, as a whole</source>
        <translation>这不是实验的链接：{reason}；请重新复制整个链接</translation>
    </message>
</context>
<context>
    <name>Listings</name>
    <message>
        <source>MACs: multiply-adds of convolutional and linear layers for one image</source>
        <translation>MACs：卷积层和全连接层处理一张图像的乘加次数</translation>
    </message>
    <message>
        <source>any size</source>
        <translation>任意尺寸</translation>
    </message>
    <message>
        <source>bundled</source>
        <translation>自带</translation>
    </message>
    <message>
        <source>downloads {megabytes} MB, or give the file as data_path</source>
        <translation>需下载 {megabytes} MB，或用 data_path 指定文件</translation>
    </message>
    <message>
        <source>give the folder as data_path</source>
        <translation>用 data_path 指定文件夹</translation>
    </message>
    <message>
        <source>no preset fits {typed!r}; `presets` without words lists all</source>
        <translation>没有符合 {typed!r} 的预设网络；`presets` 不加词时列出全部</translation>
    </message>
    <message>
        <source>one class per folder</source>
        <translation>每个文件夹一类</translation>
    </message>
    <message>
        <source>{name} {layers} {params} params {macs} MACs</source>
        <translation>{name} {layers} {params} 个参数 {macs} MACs</translation>
    </message>
    <message>
        <source>{name} {title}: {meaning}</source>
        <translation>{name} {title}：{meaning}</translation>
    </message>
    <message>
        <source>{train:,} + {heldout:,} held out</source>
        <translation>{train:,} + 留出 {heldout:,}</translation>
    </message>
    <message>
        <source>{train:,} + {heldout:,} held out (its test part)</source>
        <translation>{train:,} + 留出 {heldout:,}（即其测试集）</translation>
    </message>
</context>
<context>
    <name>LiveBar</name>
    <message>
        <source>Learning rate now</source>
        <translation>当前学习率</translation>
    </message>
    <message>
        <source>Learning rate of all networks from the next step on; a schedule scales it.</source>
        <translation>从下一步起所有网络的学习率；学习率调度在此基础上缩放。</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Skip connections of {arm} from the next step on; its weights stay.</source>
        <translation>{arm} 组从下一步起的残差连接；权重不变。</translation>
    </message>
    <message>
        <source>Skip connections of {arm} now</source>
        <translation>{arm} 组当前的残差连接</translation>
    </message>
    <message>
        <source>Skips</source>
        <translation>残差连接</translation>
    </message>
</context>
<context>
    <name>LogFile</name>
    <message>
        <source>the log {path} cannot be written ({reason}), nor is anything else written there; free some space on its disk</source>
        <translation>日志 {path} 无法写入（{reason}），此后不再写日志；请腾出该磁盘的空间</translation>
    </message>
    <message>
        <source>the log {path} cannot be written ({reason}), nor is anything else written there; let it be a file of yours</source>
        <translation>日志 {path} 无法写入（{reason}），此后不再写日志；请改用自己有权写入的文件</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>ResNet Explorer</source>
        <translation>ResNet Explorer</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>{file} - ResNet Explorer</source>
        <translation>{file} - ResNet Explorer</translation>
    </message>
</context>
<context>
    <name>MayClose</name>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>Save the design to a file? It cannot be kept for the next start ({reason}).</source>
        <translation>无法为下次启动保留设计（{reason}）。要把它保存到文件吗？</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Export p&amp;ictures and data</source>
        <translation>导出图片和数据(&amp;I)</translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message>
        <source>dropout {rate} needs blocks of two or more convolutions to stand between them; choose basic or bottleneck blocks, or dropout 0</source>
        <translation>暂退概率 {rate} 要求块中至少有两个卷积层，暂退层位于卷积层之间；请选择基本块或瓶颈块，或把暂退概率设为 0</translation>
    </message>
    <message>
        <source>group width needs bottleneck blocks, whose inner width it sets; got {value} with {block} blocks, which need the default, 64</source>
        <translation>每组通道数只用于瓶颈块，决定其内部通道数；{block} 块只能用默认值 64，实际为 {value}</translation>
    </message>
    <message>
        <source>groups {groups} does not divide width {width} of {place}; {near} would</source>
        <translation>分组数 {groups} 不能整除{place}的通道数 {width}；可改为 {near}</translation>
    </message>
    <message>
        <source>no preset is called {name!r}; similar ones are {near}, and `presets` lists all</source>
        <translation>没有名为 {name!r} 的预设网络；相近的有 {near}，`presets` 列出全部</translation>
    </message>
    <message>
        <source>stage {stage} width must be at least {least} with shortcut A, which can only add channels, got {value}; shortcut B allows it</source>
        <translation>捷径 A 只能增加通道，第 {stage} 阶段的通道数必须至少为 {least}，实际为 {value}；捷径 B 没有这一限制</translation>
    </message>
    <message>
        <source>stage {stage} width {width} with group width {group_width} and groups {groups} makes {inner} channels inside the bottleneck; 1 to {most} can be</source>
        <translation>第 {stage} 阶段的通道数 {width}、每组通道数 {group_width} 和分组数 {groups} 使瓶颈内部有 {inner} 个通道；允许 1 至 {most} 个</translation>
    </message>
    <message>
        <source>zero init needs a norm to start at zero; choose norm batch or group, or switch zero init off</source>
        <translation>残差分支零初始化让规范化层的权重从 0 开始，因此需要规范化；请选择批量规范化或组规范化，或关闭零初始化</translation>
    </message>
</context>
<context>
    <name>NetworkCost</name>
    <message>
        <source>Memory is an estimate of one training step in float32 with SGD and momentum: parameters, gradients, momentum, buffers and the activations saved for the backward pass; no workspaces</source>
        <translation>内存是训练一步的估计值，按 float32 和带动量的 SGD 计算：参数、梯度、动量、缓冲区以及为反向传播保存的激活；不含临时工作区</translation>
    </message>
</context>
<context>
    <name>NetworkFields</name>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>3×3</source>
        <translation>3×3</translation>
    </message>
    <message>
        <source>7×7 /2, max pool</source>
        <translation>7×7 /2，最大汇聚</translation>
    </message>
    <message>
        <source>A: zero padding</source>
        <translation>A：补零</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活后的值</translation>
    </message>
    <message>
        <source>B: 1×1 projection</source>
        <translation>B：1×1 投影</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>批量规范化</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>块类型</translation>
    </message>
    <message>
        <source>Block&apos;s input</source>
        <translation>块的输入</translation>
    </message>
    <message>
        <source>Bottlenecks only: channels per group at width 64 (ResNeXt, Wide ResNet).</source>
        <translation>仅用于瓶颈块：所设通道数为 64 时每组的通道数（ResNeXt、Wide ResNet）。</translation>
    </message>
    <message>
        <source>Bottlenecks only: the convolution that has the stride. On the first 1×1 as in He et al. 2015, on the 3×3 as in torchvision.</source>
        <translation>仅用于瓶颈块：由哪个卷积层承担步幅。He 等人（2015）用首个 1×1，torchvision 用 3×3。</translation>
    </message>
    <message>
        <source>Branch scale</source>
        <translation>分支缩放系数</translation>
    </message>
    <message>
        <source>C: projection everywhere</source>
        <translation>C：全部投影</translation>
    </message>
    <message>
        <source>Chance that a value becomes 0 in a training step, before the last convolution of each block (Wide ResNet: 0.3). Blocks of one convolution have no place for it.</source>
        <translation>训练的每一步中，每块最后一个卷积层之前一个值被置为 0 的概率（Wide ResNet：0.3）。只有一个卷积层的块没有放它的位置。</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道数</translation>
    </message>
    <message>
        <source>Channels of an input image: 1 grey, 3 colour. With another number, the network can be looked at and exported, but there are no images to train it on.</source>
        <translation>输入图像的通道数：1 为灰度，3 为彩色。取其他值时，网络可以查看和导出，但没有图像可供训练。</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别数</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>暂退概率</translation>
    </message>
    <message>
        <source>Factor on F(x) before the addition.</source>
        <translation>相加之前乘在 F(x) 上的系数。</translation>
    </message>
    <message>
        <source>First 1×1</source>
        <translation>首个 1×1</translation>
    </message>
    <message>
        <source>First convolution: as for CIFAR, or as for ImageNet.</source>
        <translation>第一个卷积层：用于 CIFAR 的，或用于 ImageNet 的。</translation>
    </message>
    <message>
        <source>Group norm</source>
        <translation>组规范化</translation>
    </message>
    <message>
        <source>Group norm only: least channels per group, where there are as many.</source>
        <translation>仅用于组规范化：每组最少的通道数，通道足够时有效。</translation>
    </message>
    <message>
        <source>Group norm only: number of groups, or the largest divisor of it that fits the channels.</source>
        <translation>仅用于组规范化：组数；若不能整除通道数，则取其约数中能整除通道数的最大者。</translation>
    </message>
    <message>
        <source>Group width</source>
        <translation>每组通道数</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组数</translation>
    </message>
    <message>
        <source>Groups of the 3×3 convolutions (ResNeXt).</source>
        <translation>3×3 卷积层的分组数（ResNeXt）。</translation>
    </message>
    <message>
        <source>Height and width of an input image.</source>
        <translation>输入图像的高和宽。</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>图像尺寸</translation>
    </message>
    <message>
        <source>Image width</source>
        <translation>图像宽度</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>规范化</translation>
    </message>
    <message>
        <source>Norm after addition</source>
        <translation>相加后规范化</translation>
    </message>
    <message>
        <source>Norm group width</source>
        <translation>规范化每组通道数</translation>
    </message>
    <message>
        <source>Norm groups</source>
        <translation>规范化组数</translation>
    </message>
    <message>
        <source>Normalization next to each convolution.</source>
        <translation>与每个卷积层相配的规范化。</translation>
    </message>
    <message>
        <source>On: y = F(x) + x, residual. Off: y = F(x), plain.</source>
        <translation>开：y = F(x) + x，残差网络。关：y = F(x)，普通网络。</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>运算顺序</translation>
    </message>
    <message>
        <source>Order of convolution, norm, ReLU and addition (He et al. 2016, figure 4).</source>
        <translation>卷积、规范化、ReLU 与相加的先后顺序（He 等人，2016，图 4）。</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原始</translation>
    </message>
    <message>
        <source>Output channels of the stem.</source>
        <translation>输入层的输出通道数。</translation>
    </message>
    <message>
        <source>Outputs of the network.</source>
        <translation>网络的输出个数。</translation>
    </message>
    <message>
        <source>Pre-activation</source>
        <translation>预激活</translation>
    </message>
    <message>
        <source>Pre-activation only: what the skip reads in the first block and where the shape changes. Published is the activation (He et al. 2016, appendix).</source>
        <translation>仅用于预激活：在第一个块和形状改变处，捷径取自哪里。论文中取激活后的值（He 等人，2016，附录）。</translation>
    </message>
    <message>
        <source>ReLU before addition</source>
        <translation>相加前 ReLU</translation>
    </message>
    <message>
        <source>ReLU-only pre-activation</source>
        <translation>仅 ReLU 预激活</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>捷径</translation>
    </message>
    <message>
        <source>Shortcut reads</source>
        <translation>捷径取自</translation>
    </message>
    <message>
        <source>Skip connections</source>
        <translation>残差连接</translation>
    </message>
    <message>
        <source>Stem</source>
        <translation>输入层</translation>
    </message>
    <message>
        <source>Stem width</source>
        <translation>输入层通道数</translation>
    </message>
    <message>
        <source>Stride on</source>
        <translation>步幅位置</translation>
    </message>
    <message>
        <source>The weight of the last norm in each branch starts at 0.</source>
        <translation>每个残差分支最后一个规范化层的权重从 0 开始。</translation>
    </message>
    <message>
        <source>What a skip connection bypasses; a bottleneck&apos;s output is four times its width.</source>
        <translation>残差连接所跨过的部分；瓶颈块的输出通道数是所设通道数的四倍。</translation>
    </message>
    <message>
        <source>What a skip connection does where the shape changes; C projects in every block.</source>
        <translation>形状改变处残差连接的做法；C 在每个块都用投影。</translation>
    </message>
    <message>
        <source>Width of an input image that is not square.</source>
        <translation>非正方形输入图像的宽度。</translation>
    </message>
    <message>
        <source>Zero-init residual branches</source>
        <translation>残差分支零初始化</translation>
    </message>
    <message>
        <source>as height</source>
        <translation>同高度</translation>
    </message>
    <message>
        <source>as stage 1</source>
        <translation>同阶段 1</translation>
    </message>
</context>
<context>
    <name>NextBar</name>
    <message>
        <source>By how many epochs the run becomes longer.</source>
        <translation>把运行延长多少个迭代周期。</translation>
    </message>
    <message>
        <source>Each network goes on with the learning rate that it ended with.</source>
        <translation>每个网络以各自结束时的学习率继续。</translation>
    </message>
    <message>
        <source>Epochs to go on for</source>
        <translation>延长的迭代周期数</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export pictures and data of this run.</source>
        <translation>导出本次运行的图片和数据。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on for</source>
        <translation>延长</translation>
    </message>
    <message>
        <source>Keep behind</source>
        <translation>留作背景</translation>
    </message>
    <message>
        <source>Leave these curves behind those of the next run: change one thing, then Run.</source>
        <translation>让这些曲线垫在下次运行的曲线后面：改动一处，再点“运行”。</translation>
    </message>
    <message>
        <source>The cosine has brought the learning rate down, and it stays there: little will change. Another rate can be set once the run goes on.</source>
        <translation>余弦衰减已把学习率降到很低并停在那里，继续训练变化很小。继续之后可以另设学习率。</translation>
    </message>
    <message>
        <source>The learning rate is constant, and stays as it is.</source>
        <translation>学习率恒定，保持不变。</translation>
    </message>
    <message>
        <source>The learning rate stays where its last milestone left it.</source>
        <translation>学习率停在最后一个衰减点之后的值。</translation>
    </message>
    <message>
        <source>epochs, rate {rate}</source>
        <translation>个周期，学习率 {rate}</translation>
    </message>
</context>
<context>
    <name>NormWarning</name>
    <message>
        <source>{layer} of {network} has one value in each group to normalize and makes 0 of it; raise norm group width, or take fewer norm groups, fewer strides or larger images</source>
        <translation>{network} 的 {layer} 每组只有一个值可供规范化，结果总是 0；请增大规范化每组通道数，或减少规范化组数、减少下采样、改用更大的图像</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close the notice</source>
        <translation>关闭通知</translation>
    </message>
</context>
<context>
    <name>NumberBox</name>
    <message>
        <source>{title} {reason}; it is still {value}</source>
        <translation>{title}{reason}；仍为 {value}</translation>
    </message>
</context>
<context>
    <name>OnnxWriter</name>
    <message>
        <source>Export for ONNX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing {network} as ONNX takes about {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} saved, with the weights of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} saved, with untrained weights</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OptimizerFields</name>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批量大小</translation>
    </message>
    <message>
        <source>Decay norms and biases too</source>
        <translation>规范化层与偏置也衰减</translation>
    </message>
    <message>
        <source>Evaluates the gradient where the momentum leads.</source>
        <translation>在动量将要到达的位置计算梯度。</translation>
    </message>
    <message>
        <source>Fraction of each label spread evenly over all classes. It raises the training loss; the held-out loss is measured without it.</source>
        <translation>把每个标签的这一比例平均分给所有类别。它会抬高训练损失；计算留出损失时不用它。</translation>
    </message>
    <message>
        <source>Fraction of the previous update that carries over; SGD only.</source>
        <translation>上一次更新中保留下来的比例；仅用于 SGD。</translation>
    </message>
    <message>
        <source>Images of each step of this network. Each step is one update of every network, and the shared batch size decides how many steps the epochs are: with batches twice as large this network sees twice as many epochs.</source>
        <translation>这个网络每一步的图像数。每一步中各网络都更新一次，步数由迭代周期数和共用的批量大小决定：批量大一倍，这个网络经历的迭代周期就多一倍。</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>Nesterov momentum</source>
        <translation>Nesterov 动量</translation>
    </message>
    <message>
        <source>Off: the shared setting. On: a value for this network, and no controlled comparison.</source>
        <translation>关：用共用的设置。开：这个网络单独取值，对比不再受控。</translation>
    </message>
    <message>
        <source>On: as in the paper. Off: only the weights of layers.</source>
        <translation>开：与论文相同。关：只衰减各层的权重。</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>Size of each update; the schedule scales it.</source>
        <translation>每次更新的大小；学习率调度在此基础上缩放。</translation>
    </message>
    <message>
        <source>Stochastic gradient descent, or AdamW (Loshchilov and Hutter 2019).</source>
        <translation>随机梯度下降，或 AdamW（Loshchilov 和 Hutter，2019）。</translation>
    </message>
    <message>
        <source>Strength of the decay of the weights towards zero.</source>
        <translation>权重向零衰减的强度。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
</context>
<context>
    <name>OverrideField</name>
    <message>
        <source>Override: {setting}</source>
        <translation>单独设置：{setting}</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>About the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best held-out error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient norm by layer, step {step:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out error, %</source>
        <translation>留出误差（%）</translation>
    </message>
    <message>
        <source>Last held-out error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last training loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>Training settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weighted layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written by ResNet Explorer {version} from {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>en</source>
        <translation>zh-CN</translation>
    </message>
    <message>
        <source>layer, by depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{data}, {steps}, {end}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Design</source>
        <translation>设计</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>List the recorded runs.</source>
        <translation>列出已录制的运行。</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行记录</translation>
    </message>
</context>
<context>
    <name>PartSheet</name>
    <message>
        <source>Gradient norm of all its weights</source>
        <translation>全部权重的梯度范数</translation>
    </message>
    <message>
        <source>Gradient norm of {name}</source>
        <translation>{name} 的梯度范数</translation>
    </message>
    <message>
        <source>Layers of the head</source>
        <translation>分类头中的层</translation>
    </message>
    <message>
        <source>Layers of the stem</source>
        <translation>输入层（stem）中的层</translation>
    </message>
    <message>
        <source>Layers of {block}</source>
        <translation>{block} 中的层</translation>
    </message>
</context>
<context>
    <name>PartText</name>
    <message>
        <source>&lt; 0.01 %</source>
        <translation>&lt; 0.01 %</translation>
    </message>
    <message>
        <source>In the head</source>
        <translation>位于分类头</translation>
    </message>
    <message>
        <source>In the stem</source>
        <translation>位于输入层</translation>
    </message>
    <message>
        <source>Network {arm} has no {name}.</source>
        <translation>网络 {arm} 没有 {name}。</translation>
    </message>
    <message>
        <source>Stage {stage}, block {block} of {count}</source>
        <translation>阶段 {stage}，第 {block} 块，共 {count} 块</translation>
    </message>
    <message>
        <source>{block}, identity skip</source>
        <translation>{block}，恒等捷径</translation>
    </message>
    <message>
        <source>{block}, no skip</source>
        <translation>{block}，无残差连接</translation>
    </message>
    <message>
        <source>{block}, projection skip</source>
        <translation>{block}，投影捷径</translation>
    </message>
    <message>
        <source>{block}, zero-padded skip</source>
        <translation>{block}，补零捷径</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n} %</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Browse</source>
        <translation>浏览</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>a picture&apos;s name must end in .svg, .png or .pdf, got {name!r}</source>
        <translation>图片的文件名必须以 .svg、.png 或 .pdf 结尾，实际为 {name!r}</translation>
    </message>
</context>
<context>
    <name>PlotPanel</name>
    <message>
        <source>Scroll to zoom, on an axis along that alone; drag to move, double-click to follow again, right-click to save.</source>
        <translation>滚动缩放，在坐标轴上滚动则只缩放该轴；拖动平移，双击恢复跟随，右键单击可保存。</translation>
    </message>
    <message>
        <source>The part in sight stays as you have set it. Show all again, and follow the run (double click, or Home).</source>
        <translation>视野保持手动设定的范围。单击后重新显示全部并跟随运行（也可双击绘图区或按 Home）。</translation>
    </message>
    <message>
        <source>Zoomed: follow</source>
        <translation>已缩放：跟随</translation>
    </message>
    <message>
        <source>{number}: {run}</source>
        <translation>{number}：{run}</translation>
    </message>
    <message>
        <source>{number}: {run} ({networks}, seed {seed})</source>
        <translation>{number}：{run}（{networks}，随机种子 {seed}）</translation>
    </message>
</context>
<context>
    <name>PresetGroup</name>
    <message>
        <source>CIFAR, He et al. 2015</source>
        <translation>CIFAR（He 等人，2015）</translation>
    </message>
    <message>
        <source>CIFAR, He et al. 2016</source>
        <translation>CIFAR（He 等人，2016）</translation>
    </message>
    <message>
        <source>CIFAR, Zagoruyko and Komodakis 2016</source>
        <translation>CIFAR（Zagoruyko 和 Komodakis，2016）</translation>
    </message>
    <message>
        <source>Digits, 8×8</source>
        <translation>手写数字，8×8</translation>
    </message>
    <message>
        <source>ImageNet, He et al. 2015</source>
        <translation>ImageNet（He 等人，2015）</translation>
    </message>
    <message>
        <source>ImageNet, Xie et al. 2017</source>
        <translation>ImageNet（Xie 等人，2017）</translation>
    </message>
    <message>
        <source>ImageNet, Zagoruyko and Komodakis 2016</source>
        <translation>ImageNet（Zagoruyko 和 Komodakis，2016）</translation>
    </message>
    <message>
        <source>Tutorial, 64-128-256-512</source>
        <translation>教程，64-128-256-512</translation>
    </message>
</context>
<context>
    <name>PresetPicker</name>
    <message>
        <source>Custom</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设网络</translation>
    </message>
    <message>
        <source>Start from a network in the papers, or from a ready-made comparison; type to find one. (Ctrl+P)</source>
        <translation>从论文中的网络或现成对比开始；键入即可查找。（Ctrl+P）</translation>
    </message>
</context>
<context>
    <name>PresetPopup</name>
    <message>
        <source>Find a preset</source>
        <translation>查找预设网络</translation>
    </message>
    <message>
        <source>Name, paper, depth or parameters: 56, wide, 0.85 M …</source>
        <translation>名称、论文、深度或参数量：56、wide、0.85 M …</translation>
    </message>
    <message>
        <source>No preset or comparison fits “{typed}”.</source>
        <translation>没有符合“{typed}”的预设网络或对比。</translation>
    </message>
    <message>
        <source>Parts of a name, of the paper&apos;s authors and year, or of the kind, such as bottleneck, wide, plain; a depth; parameters or MACs, such as 0.85 M. All words must fit. Up and Down mark a row, Enter chooses it, Esc closes.</source>
        <translation>可键入名称、论文作者与年份、种类（如瓶颈、wide、plain）的一部分，也可键入深度、参数量或乘加次数（如 0.85 M）。所有的词都须符合。按上、下方向键选择一行，按 Enter 采用，按 Esc 关闭。</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设网络</translation>
    </message>
    <message>
        <source>Presets and comparisons</source>
        <translation>预设网络与对比</translation>
    </message>
</context>
<context>
    <name>PresetRows</name>
    <message>
        <source>Comparisons: both networks at once</source>
        <translation>现成对比：一次设好两个网络</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>乘加次数</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>{first} | {second}</source>
        <translation>{first} | {second}</translation>
    </message>
    <message>
        <source>{layers}, {params}, {macs} MACs</source>
        <translation>{layers}，{params}，{macs} MACs</translation>
    </message>
    <message>
        <source>{meaning} Networks A and B replace all others; training settings stay.</source>
        <translation>{meaning}网络 A 和 B 取代所有网络；训练设置不变。</translation>
    </message>
    <message>
        <source>{n} M</source>
        <translation>{n} M</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Look at the images of this data set.</source>
        <translation>查看这个数据集的图像。</translation>
    </message>
    <message>
        <source>Looking at the images…</source>
        <translation>正在查看图像…</translation>
    </message>
    <message>
        <source>Other images</source>
        <translation>换一批图像</translation>
    </message>
    <message>
        <source>Show another handful of images.</source>
        <translation>显示另外几张图像。</translation>
    </message>
    <message>
        <source>Show images</source>
        <translation>显示图像</translation>
    </message>
    <message>
        <source>Stop looking at the images.</source>
        <translation>停止查看图像。</translation>
    </message>
</context>
<context>
    <name>PreviewText</name>
    <message>
        <source>Colour images are made grey.</source>
        <translation>彩色图像转为灰度。</translation>
    </message>
    <message>
        <source>Grey images are repeated as colour.</source>
        <translation>灰度图像复制为彩色的三个通道。</translation>
    </message>
    <message>
        <source>Images of {found} px are cropped to a square and resized to {size}.</source>
        <translation>{found} px 的图像裁剪为正方形，再缩放为 {size}。</translation>
    </message>
    <message>
        <source>Images of {found} px are resized to {size}.</source>
        <translation>{found} px 的图像缩放为 {size}。</translation>
    </message>
    <message>
        <source>Images of {size} px, as the network takes them.</source>
        <translation>图像为 {size} px，与网络的输入一致。</translation>
    </message>
    <message>
        <source>{arms}: {sentence}</source>
        <translation>{arms}：{sentence}</translation>
    </message>
    <message>
        <source>{classes}, the network has {outputs}.</source>
        <translation>{classes}，网络有 {outputs}。</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>{least} 至 {most}</translation>
    </message>
    <message>
        <source>{width}×{height}</source>
        <translation>{width}×{height}</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>building the networks</source>
        <translation>正在构建网络</translation>
    </message>
    <message>
        <source>checking {name}</source>
        <translation>正在校验 {name}</translation>
    </message>
    <message>
        <source>downloading {name}</source>
        <translation>正在下载 {name}</translation>
    </message>
    <message>
        <source>drawing shapes</source>
        <translation>正在绘制形状</translation>
    </message>
    <message>
        <source>evaluating the test images</source>
        <translation>正在评估测试集图像</translation>
    </message>
    <message>
        <source>reading images</source>
        <translation>正在读取图像</translation>
    </message>
    <message>
        <source>reading {name}</source>
        <translation>正在读取 {name}</translation>
    </message>
    <message>
        <source>scanning images</source>
        <translation>正在扫描图像</translation>
    </message>
    <message>
        <source>timing a few steps</source>
        <translation>正在试跑几步并计时</translation>
    </message>
    <message>
        <source>waiting for another process that downloads {name}</source>
        <translation>正在等待另一个进程下载 {name}</translation>
    </message>
</context>
<context>
    <name>Quantity</name>
    <message>
        <source>Cosine between each layer&apos;s gradient and that of the step before.</source>
        <translation>每层的梯度与上一步梯度之间的余弦。</translation>
    </message>
    <message>
        <source>L2 norm of each layer&apos;s weight, before the update.</source>
        <translation>每层权重在更新前的 L2 范数。</translation>
    </message>
    <message>
        <source>L2 norm of the loss&apos;s gradient at the output of each block.</source>
        <translation>损失对每个块的输出的梯度的 L2 范数。</translation>
    </message>
    <message>
        <source>L2 norm of the loss&apos;s gradient for each layer&apos;s weight, before the update.</source>
        <translation>损失对每层权重的梯度的 L2 范数，在更新前测得。</translation>
    </message>
    <message>
        <source>Norm of each layer&apos;s update over that of its weight before.</source>
        <translation>每层更新量的范数与更新前权重的范数之比。</translation>
    </message>
    <message>
        <source>Standard deviation of each convolution&apos;s response, after its norm, before ReLU and addition (He et al. 2015, figure 7).</source>
        <translation>每个卷积层响应的标准差，取规范化之后、ReLU 与相加之前的值（He 等人，2015，图 7）。</translation>
    </message>
    <message>
        <source>gradient cosine similarity</source>
        <translation>梯度余弦相似度</translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>gradient norm at block outputs</source>
        <translation>块输出的梯度范数</translation>
    </message>
    <message>
        <source>response standard deviation</source>
        <translation>响应标准差</translation>
    </message>
    <message>
        <source>update / weight</source>
        <translation>更新量与权重之比</translation>
    </message>
    <message>
        <source>weight norm</source>
        <translation>权重范数</translation>
    </message>
</context>
<context>
    <name>QuantityChooser</name>
    <message>
        <source>Quantity of profile and heat maps</source>
        <translation>各层曲线和热力图显示的量</translation>
    </message>
    <message>
        <source>{meaning} Click to choose what profile and heat maps show.</source>
        <translation>{meaning}单击可选择各层曲线和热力图显示的量。</translation>
    </message>
</context>
<context>
    <name>QuantityText</name>
    <message>
        <source>first/last: {quantity} of the first block over that of the last.</source>
        <translation>首末层之比：{quantity}，第一个块的值除以最后一个块的值。</translation>
    </message>
    <message>
        <source>first/last: {quantity} of the first convolution of the blocks over that of the last.</source>
        <translation>首末层之比：{quantity}，各块的卷积层中，第一层的值除以最后一层的值。</translation>
    </message>
    <message>
        <source>{quantity} by block</source>
        <translation>{quantity}（各块）</translation>
    </message>
    <message>
        <source>{quantity} by block and step</source>
        <translation>{quantity}（各块、各步）</translation>
    </message>
    <message>
        <source>{quantity} by layer</source>
        <translation>各层{quantity}</translation>
    </message>
    <message>
        <source>{quantity} by layer and step</source>
        <translation>各层各步的{quantity}</translation>
    </message>
</context>
<context>
    <name>Readings</name>
    <message>
        <source>epoch {n}</source>
        <translation>周期 {n}</translation>
    </message>
    <message>
        <source>held-out {value} at {step}</source>
        <translation>第 {step} 步留出集 {value}</translation>
    </message>
    <message>
        <source>not finite</source>
        <translation>非有限值</translation>
    </message>
    <message>
        <source>step {step}, {seconds} s</source>
        <translation>第 {step} 步，{seconds} 秒</translation>
    </message>
    <message>
        <source>test with running statistics {value}</source>
        <translation>测试集（滑动统计量）{value}</translation>
    </message>
    <message>
        <source>test {value}</source>
        <translation>测试集 {value}</translation>
    </message>
    <message>
        <source>with running statistics {value}</source>
        <translation>滑动统计量 {value}</translation>
    </message>
    <message>
        <source>{quantity}, {parts} at step {step}</source>
        <translation>{quantity}，{parts}，第 {step} 步</translation>
    </message>
</context>
<context>
    <name>ReadyComparison</name>
    <message>
        <source>56 layers without and with skip connections.</source>
        <translation>56 层网络，无残差连接与有残差连接。</translation>
    </message>
    <message>
        <source>Branches scaled</source>
        <translation>缩放残差分支</translation>
    </message>
    <message>
        <source>Deeper is worse</source>
        <translation>更深反而更差</translation>
    </message>
    <message>
        <source>Deeper with skips</source>
        <translation>残差网络加深</translation>
    </message>
    <message>
        <source>Norm on and off</source>
        <translation>有无规范化</translation>
    </message>
    <message>
        <source>Plain networks of 20 and of 56 layers.</source>
        <translation>20 层与 56 层的普通网络。</translation>
    </message>
    <message>
        <source>Plain networks of 20 layers with batch norm and without it.</source>
        <translation>20 层的普通网络，有批量规范化与没有批量规范化。</translation>
    </message>
    <message>
        <source>Post- or pre-activation</source>
        <translation>后激活与预激活</translation>
    </message>
    <message>
        <source>Residual networks of 20 and of 56 layers.</source>
        <translation>20 层与 56 层的残差网络。</translation>
    </message>
    <message>
        <source>Residual networks of 56 layers with norm and ReLU behind the convolutions, and before them.</source>
        <translation>56 层的残差网络：规范化和 ReLU 在卷积之后，与在卷积之前。</translation>
    </message>
    <message>
        <source>Residual networks of 56 layers with shortcut A, padded with zeros, and C, projections in every block.</source>
        <translation>56 层的残差网络，捷径 A（补零）与捷径 C（每个块都用投影）。</translation>
    </message>
    <message>
        <source>Residual networks of 56 layers without a norm: branches as they are, and times 0.2.</source>
        <translation>56 层的残差网络，无规范化：残差分支不变与乘以 0.2。</translation>
    </message>
    <message>
        <source>The cure</source>
        <translation>解决办法</translation>
    </message>
    <message>
        <source>Zeros or projections</source>
        <translation>补零与投影</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>&amp;Clear the list</source>
        <translation>清空列表(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;{number}  {name}</source>
        <translation>&amp;{number}  {name}</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
</context>
<context>
    <name>ReceptiveField</name>
    <message>
        <source>{n}×{n} px</source>
        <translation>{n}×{n} px</translation>
    </message>
    <message>
        <source>{n}×{n} px, larger than the {h}×{w} image: sees all of it</source>
        <translation>{n}×{n} px，大于 {h}×{w} 的图像：可看到整幅图像</translation>
    </message>
    <message>
        <source>{n}×{n} px, larger than the {h}×{w} image: sees all of it from the middle</source>
        <translation>{n}×{n} px，大于 {h}×{w} 的图像：中间位置可看到整幅图像</translation>
    </message>
</context>
<context>
    <name>Recipe</name>
    <message>
        <source>Lecture, digits</source>
        <translation>课堂，手写数字</translation>
    </message>
    <message>
        <source>Paper, CIFAR-10</source>
        <translation>论文，CIFAR-10</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>快速</translation>
    </message>
</context>
<context>
    <name>RecipeMenu</name>
    <message>
        <source>All training settings at once; seeds and changes stay.</source>
        <translation>一次设好全部训练设置；随机种子和更改不变。</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>训练方案</translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>it has version {found}, and this program knows versions up to {known}; update the program to open it</source>
        <translation>这是第 {found} 版的录制文件，本程序最高支持第 {known} 版；请更新程序后再打开</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>文件已损坏</translation>
    </message>
    <message>
        <source>it is no recording of a run</source>
        <translation>不是运行的录制文件</translation>
    </message>
    <message>
        <source>its tables are not those of a recording</source>
        <translation>其中的数据表与录制文件不符</translation>
    </message>
    <message>
        <source>the newest weights are not recorded: the disk has no room for them beside {path}; the run is recorded on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recording {path} ends at step {step}: the disk could not be written for too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the run is not being recorded for now: {path} cannot be written: {reason}; it goes on, and is recorded when the disk can be written again</source>
        <translation>暂时无法录制本次运行：无法写入 {path}（{reason}）；运行仍在继续，磁盘可写后恢复录制</translation>
    </message>
    <message>
        <source>this run is a branch of {file}: it began with the weights after step {step:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds no weights, so the run cannot go on; train its experiment from the start</source>
        <translation>{path} 中没有权重，因此无法继续运行；请从头训练其中的实验</translation>
    </message>
    <message>
        <source>{path} is damaged: {rows:,} steps and {events:,} events of the run cannot be read; the rest is shown</source>
        <translation>{path} 已损坏：本次运行有 {rows:,} 步和 {events:,} 个事件无法读取；显示其余部分</translation>
    </message>
    <message>
        <source>{path} records other numbers than this version of the program, so the run cannot go on in it; train its experiment from the start</source>
        <translation>{path} 记录的量与本版本程序不同，因此无法在其中继续运行；请从头训练其中的实验</translation>
    </message>
</context>
<context>
    <name>Replay</name>
    <message>
        <source>&amp;Faster</source>
        <translation>加速(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Hide what comes after</source>
        <translation>遮住后面的内容(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Jump on</source>
        <translation>快进一段(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Next event</source>
        <translation>下一个事件(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;One step on</source>
        <translation>前进一步(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Slower</source>
        <translation>减速(&amp;S)</translation>
    </message>
    <message>
        <source>Cover curves, marks and heat maps after the current step, also while it is paused: what comes next?</source>
        <translation>遮住当前步之后的曲线、标记和热力图，暂停时也遮住：接下来会怎样？</translation>
    </message>
    <message>
        <source>F&amp;irst step</source>
        <translation>第一步(&amp;I)</translation>
    </message>
    <message>
        <source>Hide later</source>
        <translation>遮住后面</translation>
    </message>
    <message>
        <source>Jump ba&amp;ck</source>
        <translation>快退一段(&amp;C)</translation>
    </message>
    <message>
        <source>Jump back by a twentieth of the run.</source>
        <translation>后退整个运行的二十分之一。</translation>
    </message>
    <message>
        <source>Jump on by a twentieth of the run.</source>
        <translation>前进整个运行的二十分之一。</translation>
    </message>
    <message>
        <source>One step &amp;back</source>
        <translation>后退一步(&amp;B)</translation>
    </message>
    <message>
        <source>P&amp;revious event</source>
        <translation>上一个事件(&amp;R)</translation>
    </message>
    <message>
        <source>Pause, and show the step after.</source>
        <translation>暂停，并显示后一步。</translation>
    </message>
    <message>
        <source>Pause, and show the step before.</source>
        <translation>暂停，并显示前一步。</translation>
    </message>
    <message>
        <source>Play half as fast.</source>
        <translation>播放速度减半。</translation>
    </message>
    <message>
        <source>Play the record from the current step on, or pause.</source>
        <translation>从当前步开始播放记录，或暂停。</translation>
    </message>
    <message>
        <source>Play twice as fast.</source>
        <translation>播放速度加倍。</translation>
    </message>
    <message>
        <source>Rep&amp;lay</source>
        <translation>回放(&amp;L)</translation>
    </message>
    <message>
        <source>Show the evaluation, change or divergence before.</source>
        <translation>显示上一次评估、更改或发散。</translation>
    </message>
    <message>
        <source>Show the first step.</source>
        <translation>显示第一步。</translation>
    </message>
    <message>
        <source>Show the next evaluation, change or divergence.</source>
        <translation>显示下一次评估、更改或发散。</translation>
    </message>
</context>
<context>
    <name>RunColumns</name>
    <message>
        <source>Began</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Best error</source>
        <translation>最低误差</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>★</source>
        <translation>★</translation>
    </message>
</context>
<context>
    <name>RunLibrary</name>
    <message>
        <source>this cannot be done: {error}</source>
        <translation>无法完成此操作：{error}</translation>
    </message>
</context>
<context>
    <name>RunTable</name>
    <message>
        <source>Recorded runs</source>
        <translation>已录制的运行</translation>
    </message>
</context>
<context>
    <name>RunText</name>
    <message>
        <source>diverged</source>
        <translation>已发散</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>not ended</source>
        <translation>未结束</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>{arm}: {network}, best held-out error {error}</source>
        <translation>{arm} 组：{network}，最低留出误差 {error}</translation>
    </message>
    <message>
        <source>{percent:.2f} %</source>
        <translation>{percent:.2f} %</translation>
    </message>
    <message>
        <source>{steps} steps, {end}</source>
        <translation>{steps} 步，{end}</translation>
    </message>
</context>
<context>
    <name>RunWriter</name>
    <message>
        <source>Export the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table, a row for each number (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is of no form that a run is written in; end it with {endings}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>MiB</source>
        <translation>MiB</translation>
    </message>
    <message>
        <source>a change is for arm {label}, which does not exist</source>
        <translation>有一项更改针对 {label} 组，但没有这一组</translation>
    </message>
    <message>
        <source>arm {label}</source>
        <translation>{label} 组</translation>
    </message>
    <message>
        <source>arms must have different labels, got {label} twice</source>
        <translation>各对照组的标签不能相同，{label} 出现了两次</translation>
    </message>
    <message>
        <source>began</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>best error</source>
        <translation>最低误差</translation>
    </message>
    <message>
        <source>branch of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>changes must be in the order of their steps, got {steps}</source>
        <translation>各项更改必须按步的先后排列，实际为 {steps}</translation>
    </message>
    <message>
        <source>checkpoints</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>comparing takes two runs or more, got one</source>
        <translation>对比需要至少两次运行，实际只有一次</translation>
    </message>
    <message>
        <source>data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>data set folder needs a data path: name a folder that holds a folder of images for each class</source>
        <translation>数据集 folder 需要数据路径：请指定一个文件夹，其中每个类别各有一个图像文件夹</translation>
    </message>
    <message>
        <source>device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>已发散</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>结束情况</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>field</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>held-out loss {loss:.4g}, error {error:.2%} after step {step:,}</source>
        <translation>留出损失 {loss:.4g}，误差 {error:.2%}（第 {step:,} 步后）</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>last of {arm}, seed {seed}</source>
        <translation>{arm} 组、种子 {seed} 的最终结果</translation>
    </message>
    <message>
        <source>machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>milestones must increase from one to the next, got {value}</source>
        <translation>衰减点必须依次递增，实际为 {value}</translation>
    </message>
    <message>
        <source>nesterov needs a momentum above 0, got 0.0; raise the momentum or switch nesterov off</source>
        <translation>Nesterov 动量要求动量大于 0，实际为 0.0；请增大动量，或关闭 Nesterov 动量</translation>
    </message>
    <message>
        <source>no quantity is called {value}; those that can be measured are {names}</source>
        <translation>没有名为 {value} 的量；可测量的有 {names}</translation>
    </message>
    <message>
        <source>no run is called {text!r}; `runs list` lists all</source>
        <translation>没有名为 {text!r} 的运行；`runs list` 列出全部</translation>
    </message>
    <message>
        <source>no run is recorded here</source>
        <translation>这里没有已录制的运行</translation>
    </message>
    <message>
        <source>not yet, or its end is not recorded</source>
        <translation>尚未结束，或结束未被录制</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>seeds</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>test error {error:.2%}</source>
        <translation>测试误差 {error:.2%}</translation>
    </message>
    <message>
        <source>their experiments are equal</source>
        <translation>各次运行的实验相同</translation>
    </message>
    <message>
        <source>there are no settings called {value!r}; there are {names}</source>
        <translation>没有名为 {value!r} 的训练方案；现有 {names}</translation>
    </message>
    <message>
        <source>there can be at most {most} arms</source>
        <translation>最多可有 {most} 个对照组</translation>
    </message>
    <message>
        <source>there is no folder {path}</source>
        <translation>没有文件夹 {path}</translation>
    </message>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>training loss {loss:.4g}</source>
        <translation>训练损失 {loss:.4g}</translation>
    </message>
    <message>
        <source>versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>{count} runs fit {text!r}; type more of the name of one: {names}</source>
        <translation>有 {count} 次运行符合 {text!r}；请把名称输入得更完整：{names}</translation>
    </message>
    <message>
        <source>{file} after step {step:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} after {steps}</source>
        <translation>{steps}后的 {kind}</translation>
    </message>
    <message>
        <source>{path} waits {days} days in {waiting}; move it back to keep it</source>
        <translation>{path} 已移到 {waiting}，保留 {days} 天；移回原处即可恢复</translation>
    </message>
</context>
<context>
    <name>RunsActions</name>
    <message>
        <source>&amp;Choose folder…</source>
        <translation>选择文件夹(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>对比(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Limit its size…</source>
        <translation>限制大小(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>备注(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>打开文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Undo delete</source>
        <translation>撤销删除(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Use its design</source>
        <translation>使用其设计(&amp;U)</translation>
    </message>
    <message>
        <source>Bra&amp;nch…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back what was deleted last.</source>
        <translation>恢复最近一次删除的运行。</translation>
    </message>
    <message>
        <source>Call the run otherwise.</source>
        <translation>给运行改名。</translation>
    </message>
    <message>
        <source>Delete the runs; for a week they can come back.</source>
        <translation>删除这些运行；一周之内可以恢复。</translation>
    </message>
    <message>
        <source>Keep each run that trains here in a file of this folder.</source>
        <translation>在这里训练的每次运行都录制为此文件夹中的一个文件。</translation>
    </message>
    <message>
        <source>Keep the runs, whatever the size of the folder.</source>
        <translation>无论文件夹多大都保留这些运行。</translation>
    </message>
    <message>
        <source>Let the oldest runs without a star make room.</source>
        <translation>文件夹超出上限时，删除最旧的未加星标的运行。</translation>
    </message>
    <message>
        <source>List the runs of another folder.</source>
        <translation>列出另一个文件夹中的运行。</translation>
    </message>
    <message>
        <source>Open the folder of the runs in the file manager.</source>
        <translation>在文件管理器中打开存放运行的文件夹。</translation>
    </message>
    <message>
        <source>Record &amp;new runs</source>
        <translation>录制新的运行(&amp;N)</translation>
    </message>
    <message>
        <source>Remove s&amp;tar</source>
        <translation>取消星标(&amp;T)</translation>
    </message>
    <message>
        <source>Replace the design by what the run trained; undo takes it back.</source>
        <translation>用该运行所训练的设计替换当前设计；可以撤销。</translation>
    </message>
    <message>
        <source>S&amp;tar</source>
        <translation>加星标(&amp;T)</translation>
    </message>
    <message>
        <source>Show the first of the selected runs and lay the others over it.</source>
        <translation>显示选中的第一次运行，并叠加其余各次。</translation>
    </message>
    <message>
        <source>Show the selected run in every view.</source>
        <translation>在所有视图中显示选中的运行。</translation>
    </message>
    <message>
        <source>Train on from weights of the run, with the settings of the present design.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write something about the run.</source>
        <translation>为运行写备注。</translation>
    </message>
    <message>
        <source>Write the run as a web page with its results, or its numbers for other programs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message>
        <source>Filter by name, network, data, note</source>
        <translation>按名称、网络、数据、备注筛选</translation>
    </message>
    <message>
        <source>Filter the runs</source>
        <translation>筛选运行</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>GB that the runs may take; 0 is no limit:</source>
        <translation>运行最多占用多少 GB（0 为不限）：</translation>
    </message>
    <message>
        <source>Laid over the run that trains; stop it to show the other alone</source>
        <translation>已叠加在正在训练的运行上；要单独显示，请先停止训练</translation>
    </message>
    <message>
        <source>Limit the size of the folder</source>
        <translation>限制文件夹的大小</translation>
    </message>
    <message>
        <source>List the runs of a folder</source>
        <translation>列出某个文件夹中的运行</translation>
    </message>
    <message>
        <source>No run has all of these words.</source>
        <translation>没有运行同时包含这些词。</translation>
    </message>
    <message>
        <source>No run is recorded in this folder yet.</source>
        <translation>这个文件夹中还没有已录制的运行。</translation>
    </message>
    <message>
        <source>Only runs in which each word is found.</source>
        <translation>只列出包含每一个词的运行。</translation>
    </message>
    <message>
        <source>Over its limit of {limit}: after the next start this list deletes {runs}, the oldest without a star.</source>
        <translation>已超出上限 {limit}：下次启动后，此列表将删除 {runs}（最旧且未加星标）。</translation>
    </message>
    <message>
        <source>Where the runs lie.</source>
        <translation>存放运行的文件夹。</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>{name} already exists. Replace it?</source>
        <translation>{name} 已存在。要替换它吗？</translation>
    </message>
</context>
<context>
    <name>ScheduleFields</name>
    <message>
        <source> steps</source>
        <translation> 步</translation>
    </message>
    <message>
        <source>A gentle start at a lower learning rate.</source>
        <translation>以较低的学习率平缓开始。</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>Cosine decay</source>
        <translation>余弦衰减</translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation>评估间隔</translation>
    </message>
    <message>
        <source>Evaluates a second time, with batch-norm statistics of the images of the last steps: the running statistics lag behind after few steps, which looks like overfitting and is not.</source>
        <translation>用最近若干步图像的批量规范化统计量再评估一次：步数很少时滑动统计量滞后，看似过拟合，其实不是。</translation>
    </message>
    <message>
        <source>How the learning rate changes over the run.</source>
        <translation>学习率在训练过程中如何变化。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>Learning rate at the start.</source>
        <translation>开始时的学习率。</translation>
    </message>
    <message>
        <source>Length of the linear warm-up.</source>
        <translation>线性预热的步数。</translation>
    </message>
    <message>
        <source>Length of the run in steps instead of epochs.</source>
        <translation>以步数而不是迭代周期数设定运行的长度。</translation>
    </message>
    <message>
        <source>Linear warm-up</source>
        <translation>线性预热</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>衰减点</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Re-estimate batch-norm statistics</source>
        <translation>重新估计批量规范化统计量</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Steps between evaluations on the held-out images.</source>
        <translation>在留出集上两次评估之间的步数。</translation>
    </message>
    <message>
        <source>Until error &lt; 80 %</source>
        <translation>直到误差 &lt; 80 %</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Warm-up rate</source>
        <translation>预热学习率</translation>
    </message>
    <message>
        <source>Warm-up steps</source>
        <translation>预热步数</translation>
    </message>
    <message>
        <source>Where the learning rate is divided by 10, as shares of the run: 0.5, 0.75</source>
        <translation>学习率除以 10 的位置，以占整个运行的比例表示：0.5, 0.75</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>每个周期</translation>
    </message>
    <message>
        <source>from the epochs</source>
        <translation>由周期数决定</translation>
    </message>
    <message>
        <source>÷ 10 at milestones</source>
        <translation>在衰减点 ÷ 10</translation>
    </message>
</context>
<context>
    <name>SettingsEditor</name>
    <message>
        <source>Also measure</source>
        <translation>另行测量</translation>
    </message>
    <message>
        <source>Change {field}</source>
        <translation>修改：{field}</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Choose {recipe}</source>
        <translation>选用：{recipe}</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Fit networks to images</source>
        <translation>使网络适合图像</translation>
    </message>
    <message>
        <source>How an update follows from a gradient.</source>
        <translation>如何由梯度得到更新量。</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Precision, memory and threads.</source>
        <translation>数值精度、内存和线程。</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>The learning rate over the run, and its length.</source>
        <translation>训练过程中的学习率，以及运行的长度。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>What is changed mid-run, and at which step.</source>
        <translation>运行途中更改什么，在哪一步更改。</translation>
    </message>
    <message>
        <source>What is recorded besides losses and gradient norms.</source>
        <translation>除损失和梯度范数之外还记录什么。</translation>
    </message>
    <message>
        <source>Where the images come from, and how they are augmented.</source>
        <translation>图像来自哪里，如何增广。</translation>
    </message>
</context>
<context>
    <name>SettingsFields</name>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>A folder of images of its own that is held out, with the same classes.</source>
        <translation>另外一个留出用的图像文件夹，类别与训练图像相同。</translation>
    </message>
    <message>
        <source>Also measure</source>
        <translation>另行测量</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批量大小</translation>
    </message>
    <message>
        <source>Black border added to an image before a random crop of its original size.</source>
        <translation>先给图像加上黑边，再随机裁剪为原来的大小。</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation>CPU 线程数</translation>
    </message>
    <message>
        <source>CUDA</source>
        <translation>CUDA</translation>
    </message>
    <message>
        <source>Channels last</source>
        <translation>通道在后</translation>
    </message>
    <message>
        <source>Contiguous</source>
        <translation>连续</translation>
    </message>
    <message>
        <source>Crop padding</source>
        <translation>裁剪填充</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Determines the initial weights and the order of the images.</source>
        <translation>决定初始权重和图像的顺序。</translation>
    </message>
    <message>
        <source>Determines which images are held out.</source>
        <translation>决定留出哪些图像。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Each channel</source>
        <translation>逐通道</translation>
    </message>
    <message>
        <source>Each image</source>
        <translation>逐图像</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>迭代周期</translation>
    </message>
    <message>
        <source>For each network; automatic times a few steps.</source>
        <translation>每个网络的线程数；“自动”会先试跑几步并计时。</translation>
    </message>
    <message>
        <source>Held-out path</source>
        <translation>留出集路径</translation>
    </message>
    <message>
        <source>Hold out one in</source>
        <translation>留出间隔</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像数</translation>
    </message>
    <message>
        <source>Images per step.</source>
        <translation>每一步的图像数。</translation>
    </message>
    <message>
        <source>MPS (Apple)</source>
        <translation>MPS（Apple）</translation>
    </message>
    <message>
        <source>Memory format</source>
        <translation>内存格式</translation>
    </message>
    <message>
        <source>Mirrors half of the images, at random, left to right.</source>
        <translation>随机将一半图像左右翻转。</translation>
    </message>
    <message>
        <source>Normalize</source>
        <translation>标准化</translation>
    </message>
    <message>
        <source>Number of images to draw.</source>
        <translation>要绘制的图像数。</translation>
    </message>
    <message>
        <source>Number of seeds</source>
        <translation>随机种子数</translation>
    </message>
    <message>
        <source>Of activations; weights, sums and norms stay float32.</source>
        <translation>激活的精度；权重、求和与规范化仍为 float32。</translation>
    </message>
    <message>
        <source>Order of an image&apos;s values in memory; automatic times a few steps.</source>
        <translation>图像的值在内存中的排列顺序；“自动”会先试跑几步并计时。</translation>
    </message>
    <message>
        <source>Passes over the training set (epochs), in batches of the shared size: a network with another batch size takes as many steps and so sees more or fewer epochs.</source>
        <translation>遍历训练集的次数（迭代周期数），按共用的批量大小计：批量大小不同的网络步数相同，经历的迭代周期则更多或更少。</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>数值精度</translation>
    </message>
    <message>
        <source>Random horizontal flip</source>
        <translation>随机水平翻转</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>种子数</translation>
    </message>
    <message>
        <source>So many images, of which one is held out, if the data set is not divided already.</source>
        <translation>每这么多张图像留出一张；数据集本身已有划分时不用。</translation>
    </message>
    <message>
        <source>Split seed</source>
        <translation>划分种子</translation>
    </message>
    <message>
        <source>The images to train on, resized to the input size of a network.</source>
        <translation>用于训练的图像，缩放为网络的输入尺寸。</translation>
    </message>
    <message>
        <source>To mean 0 and standard deviation 1.</source>
        <translation>使均值为 0，标准差为 1。</translation>
    </message>
    <message>
        <source>Trains each network from this seed and from those after it.</source>
        <translation>从这个种子起，用依次相邻的各个种子分别训练每个网络。</translation>
    </message>
    <message>
        <source>Where to train; automatic prefers a GPU.</source>
        <translation>在哪里训练；“自动”优先使用 GPU。</translation>
    </message>
    <message>
        <source>Your folder of images, or the file of a data set that you already have.</source>
        <translation>自己的图像文件夹，或已有数据集的文件。</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>evenly spaced</source>
        <translation>等间隔</translation>
    </message>
</context>
<context>
    <name>SettingsSummary</name>
    <message>
        <source>1 in {n} held out</source>
        <translation>每 {n} 张留出 1 张</translation>
    </message>
    <message>
        <source>BN re-estimated</source>
        <translation>重新估计 BN 统计量</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>channels last</source>
        <translation>通道在后</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>contiguous</source>
        <translation>连续</translation>
    </message>
    <message>
        <source>cosine decay</source>
        <translation>余弦衰减</translation>
    </message>
    <message>
        <source>decay {n}</source>
        <translation>衰减 {n}</translation>
    </message>
    <message>
        <source>decay {n} of weights only</source>
        <translation>衰减 {n}，仅权重</translation>
    </message>
    <message>
        <source>evaluated every {steps}</source>
        <translation>每 {steps}评估</translation>
    </message>
    <message>
        <source>flip</source>
        <translation>翻转</translation>
    </message>
    <message>
        <source>held out: {folder}</source>
        <translation>留出：{folder}</translation>
    </message>
    <message>
        <source>no augmentation</source>
        <translation>无增广</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>normalized by image</source>
        <translation>逐图像标准化</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>random crop</source>
        <translation>随机裁剪</translation>
    </message>
    <message>
        <source>smoothing {n}</source>
        <translation>平滑 {n}</translation>
    </message>
    <message>
        <source>split seed {n}</source>
        <translation>划分种子 {n}</translation>
    </message>
    <message>
        <source>warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>÷ 10 at {shares}</source>
        <translation>在 {shares} 处 ÷ 10</translation>
    </message>
</context>
<context>
    <name>ShortcutsWindow</name>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Keys and what they do</source>
        <translation>按键及其作用</translation>
    </message>
    <message>
        <source>Tab reaches every control. Space and letters go to a control that takes them, such as a text that is being edited, an open list, or a switch reached by Tab.</source>
        <translation>按 Tab 可到达每个控件。控件若接收空格键和字母键，则由它使用，例如编辑中的文本、打开的列表，或用 Tab 到达的开关。</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the PyTorch code</source>
        <translation>复制 PyTorch 代码</translation>
    </message>
    <message>
        <source>Copy this code.</source>
        <translation>复制这段代码。</translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation>PyTorch</translation>
    </message>
    <message>
        <source>PyTorch code</source>
        <translation>PyTorch 代码</translation>
    </message>
    <message>
        <source>The code is the same in both networks.</source>
        <translation>两个网络的代码相同。</translation>
    </message>
</context>
<context>
    <name>StageButtons</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a stage to network {arm}</source>
        <translation>给网络 {arm} 添加阶段</translation>
    </message>
    <message>
        <source>Add a stage with twice the width and half the resolution.</source>
        <translation>添加一个阶段，通道数加倍，分辨率减半。</translation>
    </message>
    <message>
        <source>Add stage</source>
        <translation>添加阶段</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Duplicate a stage of network {arm}</source>
        <translation>复制网络 {arm} 的阶段</translation>
    </message>
    <message>
        <source>Duplicate stage</source>
        <translation>复制阶段</translation>
    </message>
    <message>
        <source>Duplicate the selected stage, or else the last one.</source>
        <translation>复制选中的阶段；未选中时复制最后一个。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Remove a stage of network {arm}</source>
        <translation>删除网络 {arm} 的阶段</translation>
    </message>
    <message>
        <source>Remove stage</source>
        <translation>删除阶段</translation>
    </message>
    <message>
        <source>Remove the selected stage, or else the last one.</source>
        <translation>删除选中的阶段；未选中时删除最后一个。</translation>
    </message>
</context>
<context>
    <name>StageLabel</name>
    <message>
        <source>stage {n} · {blocks} · {width} ch · {h}×{w}</source>
        <translation>阶段 {n} · {blocks} · {width} 通道 · {h}×{w}</translation>
    </message>
    <message>
        <source>{blocks} · {width} ch · {h}×{w}</source>
        <translation>{blocks} · {width} 通道 · {h}×{w}</translation>
    </message>
    <message>
        <source>{width} ch</source>
        <translation>{width} 通道</translation>
    </message>
    <message>
        <source>{width} ch · {h}×{w}</source>
        <translation>{width} 通道 · {h}×{w}</translation>
    </message>
</context>
<context>
    <name>StageTable</name>
    <message>
        <source>Click to inspect the first block. Drag or press Alt+Up or Alt+Down to move it.</source>
        <translation>单击可检查第一个块。拖动，或按 Alt+Up、Alt+Down，可移动阶段。</translation>
    </message>
    <message>
        <source>Select a number with the arrow keys, then type, or press F2 and Up or Down.</source>
        <translation>用方向键选中一个数，然后键入，或按 F2 后按上、下方向键。</translation>
    </message>
    <message>
        <source>Stages of network {label}</source>
        <translation>网络 {label} 的阶段</translation>
    </message>
</context>
<context>
    <name>StageTableModel</name>
    <message>
        <source>Blocks</source>
        <translation>块数</translation>
    </message>
    <message>
        <source>Change {field}</source>
        <translation>修改：{field}</translation>
    </message>
    <message>
        <source>Move stage {stage}</source>
        <translation>移动第 {stage} 阶段</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>通道数</translation>
    </message>
    <message>
        <source>stage {stage} {field} {reason}</source>
        <translation>第 {stage} 阶段的 {field} {reason}</translation>
    </message>
</context>
<context>
    <name>StageTips</name>
    <message>
        <source>1 keeps the resolution; 2 halves it in the first block.</source>
        <translation>1 保持分辨率；2 在第一个块中减半。</translation>
    </message>
    <message>
        <source>Blocks in the stage, {least} to {most}; each has {contents}.</source>
        <translation>阶段中的块数，{least} 至 {most}；每块含{contents}。</translation>
    </message>
    <message>
        <source>Channels × height×width of the stage&apos;s output.</source>
        <translation>阶段输出的通道数 × 高×宽。</translation>
    </message>
    <message>
        <source>Output channels of each block, {least} to {most}.</source>
        <translation>每块的输出通道数，{least} 至 {most}。</translation>
    </message>
    <message>
        <source>Width of each block, {least} to {most}; its output has {factor} times as many channels.</source>
        <translation>每块的通道数，{least} 至 {most}；输出通道数是它的 {factor} 倍。</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>about {time}</source>
        <translation>约 {time}</translation>
    </message>
    <message>
        <source>edited since this run began: Reset (R), then Space, trains the new design</source>
        <translation>本次运行开始后设计已修改：先“放弃本次运行”（R），再按空格键，即训练新设计</translation>
    </message>
    <message>
        <source>edited since this run began: Space trains the new design and keeps this run</source>
        <translation>本次运行开始后设计已修改：按空格键训练新设计，并保留本次运行</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>ended: every network diverged</source>
        <translation>已结束：所有网络都已发散</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>已录制</translation>
    </message>
    <message>
        <source>starting: loading torch and the data</source>
        <translation>启动中：正在载入 torch 和数据</translation>
    </message>
    <message>
        <source>step {step}/{total}</source>
        <translation>第 {step}/{total} 步</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>test error {scores}</source>
        <translation>测试误差 {scores}</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>{arm} {percent} %</source>
        <translation>{arm} {percent} %</translation>
    </message>
    <message>
        <source>{device}, {threads}</source>
        <translation>{device}，{threads}</translation>
    </message>
    <message>
        <source>{least} to {most} img/s</source>
        <translation>{least} 至 {most} 张/秒</translation>
    </message>
    <message>
        <source>{n} img/s</source>
        <translation>{n} 张/秒</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
</context>
<context>
    <name>StepCursor</name>
    <message>
        <source>Follow (End)</source>
        <translation>跟随（End）</translation>
    </message>
    <message>
        <source>Follow the run again</source>
        <translation>重新跟随运行</translation>
    </message>
    <message>
        <source>Graph and profile show a step that was picked. Show the last one again, and follow the run (End).</source>
        <translation>网络图和各层曲线显示的是选定的步。单击后重新显示最后一步并跟随运行（End）。</translation>
    </message>
    <message>
        <source>Show the step after</source>
        <translation>显示后一步</translation>
    </message>
    <message>
        <source>Show the step before</source>
        <translation>显示前一步</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>step {step} of {steps}</source>
        <translation>第 {step}/{steps} 步</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>
part</source>
        <translation>
部分</translation>
    </message>
    <message>
        <source>Depth: convolutions and the linear layer on the longest path, as He et al. count, without those on shortcuts; wide ResNets are named by all convolutions (WRN-28-10: 26 layers)</source>
        <translation>深度：最长路径上的卷积层和全连接层数，数法同 He 等人，不含捷径上的；宽残差网络的名称则计入所有卷积层（WRN-28-10：26 层）</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MACs</translation>
    </message>
    <message>
        <source>MiB saved at batch {batch:,}</source>
        <translation>保存的 MiB（批量 {batch:,}）</translation>
    </message>
    <message>
        <source>Receptive field (field): the side in pixels of the part of the image, padding included, that one value depends on; of a network, before the average pool; *: larger than the image, so that every value sees all of it</source>
        <translation>感受野：一个值所依赖的那部分图像的边长，以像素计，含填充；网络的感受野取平均汇聚之前；*：大于图像，每个值都能看到整幅图像</translation>
    </message>
    <message>
        <source>activations at batch {batch:,}, MiB</source>
        <translation>激活（批量 {batch:,}），MiB</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>buffers, MiB</source>
        <translation>缓冲区，MiB</translation>
    </message>
    <message>
        <source>depth, weighted layers</source>
        <translation>深度，有权重的层数</translation>
    </message>
    <message>
        <source>gradients, MiB</source>
        <translation>梯度，MiB</translation>
    </message>
    <message>
        <source>head</source>
        <translation>分类头</translation>
    </message>
    <message>
        <source>image height, pixels</source>
        <translation>图像高度，像素</translation>
    </message>
    <message>
        <source>image width, pixels</source>
        <translation>图像宽度，像素</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>momentum, MiB</source>
        <translation>动量，MiB</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>parameters, MiB</source>
        <translation>参数，MiB</translation>
    </message>
    <message>
        <source>params</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>receptive field</source>
        <translation>感受野</translation>
    </message>
    <message>
        <source>receptive field, pixels</source>
        <translation>感受野，像素</translation>
    </message>
    <message>
        <source>stem</source>
        <translation>输入层</translation>
    </message>
    <message>
        <source>total</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>training step at batch {batch:,}, MiB</source>
        <translation>训练一步（批量 {batch:,}），MiB</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>{name}: {layers}, {params:,} params, {macs:,} MACs</source>
        <translation>{name}：{layers}，{params:,} 个参数，{macs:,} MACs</translation>
    </message>
    <message>
        <source>{network}
M MACs</source>
        <translation>{network}
M MACs</translation>
    </message>
    <message>
        <source>{network}
blocks</source>
        <translation>{network}
块数</translation>
    </message>
    <message>
        <source>{network}
field</source>
        <translation>{network}
感受野</translation>
    </message>
    <message>
        <source>{network}
output</source>
        <translation>{network}
输出</translation>
    </message>
    <message>
        <source>{network}
params</source>
        <translation>{network}
参数量</translation>
    </message>
    <message>
        <source>{network} MiB
saved</source>
        <translation>{network} 保存的
MiB</translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>Each step is one update of every network: with another batch size, a network sees more or fewer epochs.</source>
        <translation>每一步中各网络都更新一次：批量大小不同的网络，经历的迭代周期更多或更少。</translation>
    </message>
    <message>
        <source>after step {n}</source>
        <translation>第 {n} 步后</translation>
    </message>
    <message>
        <source>diverged at step {n}</source>
        <translation>第 {n} 步发散</translation>
    </message>
    <message>
        <source>from the start</source>
        <translation>一开始</translation>
    </message>
    <message>
        <source>rate {rate}</source>
        <translation>学习率 {rate}</translation>
    </message>
    <message>
        <source>{arm} rate {rate}</source>
        <translation>{arm} 学习率 {rate}</translation>
    </message>
    <message>
        <source>{arm} skips off</source>
        <translation>{arm} 关闭残差连接</translation>
    </message>
    <message>
        <source>{arm} skips on</source>
        <translation>{arm} 开启残差连接</translation>
    </message>
    <message>
        <source>{arm}: batch size {size}</source>
        <translation>{arm}：批量大小 {size}</translation>
    </message>
    <message>
        <source>{arm}: batch size {size}, epochs {epochs}</source>
        <translation>{arm}：批量大小 {size}，{epochs} 个迭代周期</translation>
    </message>
    <message>
        <source>{h} h {n} min</source>
        <translation>{h} 小时 {n} 分钟</translation>
    </message>
    <message>
        <source>{list} and {last}</source>
        <translation>{list}、{last}</translation>
    </message>
    <message>
        <source>{list}, {next}</source>
        <translation>{list}、{next}</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <source>{sentence}; {next}</source>
        <translation>{sentence}；{next}</translation>
    </message>
    <message>
        <source>{what} {percent} %</source>
        <translation>{what} {percent} %</translation>
    </message>
    <message>
        <source>{what} {percent} %, {time} left</source>
        <translation>{what} {percent} %，剩余 {time}</translation>
    </message>
    <message>
        <source>{what}, {n}</source>
        <translation>{what}，{n}</translation>
    </message>
</context>
<context>
    <name>TextReporter</name>
    <message>
        <source>diverged after {steps}</source>
        <translation>{steps}后发散</translation>
    </message>
    <message>
        <source>failed after {steps}</source>
        <translation>{steps}后失败</translation>
    </message>
    <message>
        <source>finished after {steps}</source>
        <translation>{steps}后完成</translation>
    </message>
    <message>
        <source>interrupted after {steps}</source>
        <translation>{steps}后中断</translation>
    </message>
    <message>
        <source>loading torch and the data</source>
        <translation>正在载入 torch 和数据</translation>
    </message>
    <message>
        <source>loss {losses}</source>
        <translation>损失 {losses}</translation>
    </message>
    <message>
        <source>resume with `{command}`</source>
        <translation>用 `{command}` 继续</translation>
    </message>
    <message>
        <source>step {step}  {arm} seed {seed}: training loss {loss:.3f}</source>
        <translation>第 {step} 步  {arm} 种子 {seed}：训练损失 {loss:.3f}</translation>
    </message>
    <message>
        <source>step {step}  {arm} {network} seed {seed}: held-out loss {loss:.3f}, error {error:.1%}</source>
        <translation>第 {step} 步  {arm} {network} 种子 {seed}：留出损失 {loss:.3f}，误差 {error:.1%}</translation>
    </message>
    <message>
        <source>step {step}  {arm} {network} seed {seed}: test loss {loss:.3f}, error {error:.1%}</source>
        <translation>第 {step} 步  {arm} {network} 种子 {seed}：测试损失 {loss:.3f}，误差 {error:.1%}</translation>
    </message>
    <message>
        <source>step {step}  {arm} {network}: held-out loss {loss:.3f}, error {error:.1%}</source>
        <translation>第 {step} 步  {arm} {network}：留出损失 {loss:.3f}，误差 {error:.1%}</translation>
    </message>
    <message>
        <source>step {step}  {arm} {network}: test loss {loss:.3f}, error {error:.1%}</source>
        <translation>第 {step} 步  {arm} {network}：测试损失 {loss:.3f}，误差 {error:.1%}</translation>
    </message>
    <message>
        <source>step {step}  {arm}: test loss {loss:.3f}, error {error:.1f}%, with batch-norm statistics re-estimated, {seeds}</source>
        <translation>第 {step} 步  {arm}：测试损失 {loss:.3f}，误差 {error:.1f}%，重新估计了批量规范化统计量，{seeds}</translation>
    </message>
    <message>
        <source>step {step}  {arm}: test loss {loss:.3f}, error {error:.1f}%, {seeds}</source>
        <translation>第 {step} 步  {arm}：测试损失 {loss:.3f}，误差 {error:.1f}%，{seeds}</translation>
    </message>
    <message>
        <source>step {step}  {arm}: training loss {loss:.3f}</source>
        <translation>第 {step} 步  {arm}：训练损失 {loss:.3f}</translation>
    </message>
    <message>
        <source>step {step}  {arm}: training loss {loss:.3f}, {seeds}</source>
        <translation>第 {step} 步  {arm}：训练损失 {loss:.3f}，{seeds}</translation>
    </message>
    <message>
        <source>stopped after {steps}</source>
        <translation>{steps}后停止</translation>
    </message>
    <message>
        <source>{line}; with batch-norm statistics re-estimated: loss {loss:.3f}, error {error:.1%}</source>
        <translation>{line}；重新估计批量规范化统计量后：损失 {loss:.3f}，误差 {error:.1%}</translation>
    </message>
    <message>
        <source>{steps} on {device}, about {duration}; {equal} of {tensors} tensors equal at the start</source>
        <translation>共 {steps}，设备 {device}，约 {duration}；开始时 {tensors} 个张量中有 {equal} 个相同</translation>
    </message>
    <message>
        <source>{when}: {change}</source>
        <translation>{when}：{change}</translation>
    </message>
</context>
<context>
    <name>Thumbnails</name>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>留出集</translation>
    </message>
    <message>
        <source>Images as the network sees them</source>
        <translation>网络看到的图像</translation>
    </message>
    <message>
        <source>In its size and colours, before augmentation. Ctrl+C copies the picture.</source>
        <translation>尺寸和颜色与网络的输入一致，未经增广。按 Ctrl+C 复制图片。</translation>
    </message>
    <message>
        <source>To train on</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>{name}, {width}×{height} px; {part}</source>
        <translation>{name}，{width}×{height} px；{part}</translation>
    </message>
    <message>
        <source>{part}: {classes}</source>
        <translation>{part}：{classes}</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>Current step</source>
        <translation>当前步</translation>
    </message>
    <message>
        <source>Seconds of training in a second of replay.</source>
        <translation>回放一秒相当于多少秒的训练。</translation>
    </message>
    <message>
        <source>Speed of replay</source>
        <translation>回放速度</translation>
    </message>
    <message>
        <source>Step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>Step {step}: a mid-run change</source>
        <translation>第 {step} 步：运行途中的更改</translation>
    </message>
    <message>
        <source>Step {step}: a network diverged</source>
        <translation>第 {step} 步：有网络发散</translation>
    </message>
    <message>
        <source>Step {step}: an evaluation</source>
        <translation>第 {step} 步：评估</translation>
    </message>
    <message>
        <source>step {step} of {steps} · {seconds} s</source>
        <translation>第 {step}/{steps} 步 · {seconds} 秒</translation>
    </message>
    <message>
        <source>{seconds} s of training in a second</source>
        <translation>每秒回放 {seconds} 秒的训练</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Tool bar</source>
        <translation>工具栏</translation>
    </message>
</context>
<context>
    <name>Train</name>
    <message>
        <source>continue with `{command}`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recorded in {path}</source>
        <translation>已录制到 {path}</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>ONNX needs {package}, which cannot be imported ({reason}): install it with `{command}`</source>
        <translation>导出 ONNX 需要 {package}，但无法导入（{reason}）：请用 `{command}` 安装</translation>
    </message>
    <message>
        <source>bfloat16 takes {ratio:.1f} times as long as float32 on this CPU; choose float32</source>
        <translation>在这个 CPU 上，bfloat16 用时是 float32 的 {ratio:.1f} 倍；请选择 float32</translation>
    </message>
    <message>
        <source>classes of network {arm} must be at least {least} to train on {dataset}, got {value}</source>
        <translation>要用 {dataset} 训练，网络 {arm} 的类别数必须至少为 {least}，实际为 {value}</translation>
    </message>
    <message>
        <source>device {value} is not available on this machine; use {others} or auto</source>
        <translation>本机没有设备 {value}；请用 {others} 或 auto</translation>
    </message>
    <message>
        <source>held-out images</source>
        <translation>留出集图像</translation>
    </message>
    <message>
        <source>in channels of network {arm} must be 1 or 3 to train on {dataset}, whose images are grey or colour, got {value}</source>
        <translation>{dataset} 的图像是灰度或彩色的，要用它训练，网络 {arm} 的输入通道数必须是 1 或 3，实际为 {value}</translation>
    </message>
    <message>
        <source>left out {count} of the files: {first}</source>
        <translation>略过了 {count} 个文件：{first}</translation>
    </message>
    <message>
        <source>names of the classes</source>
        <translation>类别名称</translation>
    </message>
    <message>
        <source>out of memory: batches of {batch} need about {needed} GB and {free} GB are free; a batch size of {fits} would fit</source>
        <translation>内存不足：批量大小为 {batch} 时约需 {needed} GB，空闲 {free} GB；批量大小设为 {fits} 则足够</translation>
    </message>
    <message>
        <source>out of memory: batches of {batch} need about {needed} GB and {free} GB are free; no batch size would fit, so choose smaller networks, fewer networks or fewer seeds</source>
        <translation>内存不足：批量大小为 {batch} 时约需 {needed} GB，空闲 {free} GB；批量再小也不够，请选择更小的网络，或减少网络或随机种子</translation>
    </message>
    <message>
        <source>steps with dropout are not captured as a CUDA graph, which would draw by a count of its own; they are launched one by one, which is slower</source>
        <translation>含暂退的步无法捕获为 CUDA 图，因为 CUDA 图会按自己的计数生成随机数；改为逐个启动内核，速度较慢</translation>
    </message>
    <message>
        <source>test images</source>
        <translation>测试集图像</translation>
    </message>
    <message>
        <source>the branch begins after step {step:,} and its settings end a run after step {total:,}; give it more epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the branch trains on other images than the weights it began with were trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the checkpoint was made with {then} CPU threads for each network, and this machine has {now}: from here on, numbers are rounded otherwise than there</source>
        <translation>检查点是在每个网络 {then} 个 CPU 线程下保存的，本机为 {now} 个：从这里起，数值的舍入与原先不同</translation>
    </message>
    <message>
        <source>the checkpoint was not saved; the run goes on, and saves the next: {reason}</source>
        <translation>检查点未能保存；运行仍在继续，下次会再保存：{reason}</translation>
    </message>
    <message>
        <source>the checkpoint {path} was made with other {what} than there are now; resume it with the same data</source>
        <translation>检查点 {path} 保存时的{what}与现在不同；请用相同的数据继续</translation>
    </message>
    <message>
        <source>the checkpoint {path} was made with {then} training images, now there are {now}; resume it with the same data</source>
        <translation>检查点 {path} 保存时有 {then} 张训练图像，现在有 {now} 张；请用相同的数据继续</translation>
    </message>
    <message>
        <source>the last checkpoint was not saved, so the file holds step {saved} of {step}: {reason}</source>
        <translation>最后的检查点未能保存，文件中是第 {saved} 步，而运行已到第 {step} 步：{reason}</translation>
    </message>
    <message>
        <source>the network has {params:,} parameters, and an ONNX file holds at most {most:,}; make it narrower or export it to pytorch</source>
        <translation>网络有 {params:,} 个参数，而 ONNX 文件最多容纳 {most:,} 个；请减少通道数，或导出为 pytorch</translation>
    </message>
    <message>
        <source>the process that writes ONNX ended without a word, as it does when memory is short; `export NETWORK --to onnx PATH` shows what it says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the run is recorded without its weights: a checkpoint takes {size:,.0f} MiB, and a recording keeps {most:,.0f} MiB; save the weights to a file of their own</source>
        <translation>本次运行录制时不含权重：一个检查点需要 {size:,.0f} MiB，而录制文件最多保存 {most:,.0f} MiB；请把权重另存为文件</translation>
    </message>
    <message>
        <source>the weights of the run are not those of {name}: its skips were switched during it, or its network is another one; export it without them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is too little memory to load torch ({error}); close other programs, or raise the limit that was set for this one (`ulimit -v`)</source>
        <translation>内存太少，无法载入 torch（{error}）；请关闭其他程序，或提高为本程序设定的上限（`ulimit -v`）</translation>
    </message>
    <message>
        <source>these steps cannot be captured as a CUDA graph ({error}); they are launched one by one, which is slower</source>
        <translation>这些步无法捕获为 CUDA 图（{error}）；改为逐个启动内核，速度较慢</translation>
    </message>
    <message>
        <source>torch cannot be loaded ({error}); reinstall it with `{command}` and start again</source>
        <translation>无法载入 torch（{error}）；请用 `{command}` 重新安装，然后重新启动</translation>
    </message>
    <message>
        <source>torch is not installed, and nothing trains without it: install it with `{command}` and start again</source>
        <translation>未安装 torch，无法训练：请用 `{command}` 安装，然后重新启动</translation>
    </message>
    <message>
        <source>training failed with {kind}: {error}; the log has the details</source>
        <translation>训练失败，{kind}：{error}；详情见日志</translation>
    </message>
    <message>
        <source>training images</source>
        <translation>训练图像</translation>
    </message>
    <message>
        <source>{arm} diverged at step {step}: its loss is {value} at learning rate {rate}; try a lower rate or a warm-up</source>
        <translation>{arm} 组在第 {step} 步发散：学习率为 {rate} 时，损失为 {value}；可降低学习率，或使用预热</translation>
    </message>
    <message>
        <source>{arm} diverged at step {step}: its loss is {value} before the first update, so no learning rate is to blame; check the input images, or try batch norm, zero-init residual branches, or fewer layers</source>
        <translation>{arm} 组在第 {step} 步发散：首次更新之前损失就已是 {value}，与学习率无关；请检查输入图像，或尝试批量规范化、残差分支零初始化，或减少层数</translation>
    </message>
    <message>
        <source>{arm} diverged at step {step}: the gradient of {layer} is {value} at learning rate {rate}; try a lower rate, a warm-up, or fewer layers</source>
        <translation>{arm} 组在第 {step} 步发散：学习率为 {rate} 时，{layer} 的梯度为 {value}；可降低学习率、使用预热，或减少层数</translation>
    </message>
    <message>
        <source>{arm} diverged at step {step}: the gradient of {layer} is {value} before the first update, so no learning rate is to blame; try batch norm, zero-init residual branches, or fewer layers</source>
        <translation>{arm} 组在第 {step} 步发散：首次更新之前 {layer} 的梯度就已是 {value}，与学习率无关；可尝试批量规范化、残差分支零初始化，或减少层数</translation>
    </message>
    <message>
        <source>{reason}; {next}</source>
        <translation>{reason}；{next}</translation>
    </message>
</context>
<context>
    <name>TypedNumber</name>
    <message>
        <source>at least {least} and less than {most}</source>
        <translation>不小于 {least} 且小于 {most}</translation>
    </message>
    <message>
        <source>can be read as two numbers, got {value}; leave out points and commas</source>
        <translation>可读作两个不同的数，输入为 {value}；请去掉点和逗号</translation>
    </message>
    <message>
        <source>can be read as two numbers, got {value}; write the decimal sign as a point</source>
        <translation>可读作两个不同的数，输入为 {value}；小数点请用“.”</translation>
    </message>
    <message>
        <source>from {least} to {most}</source>
        <translation>在 {least} 至 {most} 之间</translation>
    </message>
    <message>
        <source>more than {least} and at most {most}</source>
        <translation>大于 {least} 且不大于 {most}</translation>
    </message>
    <message>
        <source>more than {least} and less than {most}</source>
        <translation>大于 {least} 且小于 {most}</translation>
    </message>
    <message>
        <source>must be a number of usual size, got {value}</source>
        <translation>必须是大小适中的数，实际为 {value}</translation>
    </message>
    <message>
        <source>must be a number, got {value}</source>
        <translation>必须是数字，实际为 {value}</translation>
    </message>
    <message>
        <source>must be a smaller whole number, got {value}</source>
        <translation>必须是较小的整数，实际为 {value}</translation>
    </message>
    <message>
        <source>must be a whole number, got {value}</source>
        <translation>必须是整数，实际为 {value}</translation>
    </message>
    <message>
        <source>must be {range}, got {value}</source>
        <translation>必须{range}，实际为 {value}</translation>
    </message>
</context>
<context>
    <name>UnsavedMenu</name>
    <message>
        <source>&amp;Unsaved designs</source>
        <translation>未保存的设计(&amp;U)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{networks}, {moment}</source>
        <translation>{networks}，{moment}</translation>
    </message>
</context>
<context>
    <name>UserSettings</name>
    <message>
        <source>the choice cannot be kept for the next start: {file} cannot be written; make it a file of yours, on a disk with space</source>
        <translation>无法为下次启动保留这一选择：无法写入 {file}；请取得该文件的写入权限，并确保磁盘有空间</translation>
    </message>
</context>
<context>
    <name>Validation</name>
    <message>
        <source>a number with thousands of digits</source>
        <translation>一个有数千位的数字</translation>
    </message>
    <message>
        <source>kind of {field} is missing</source>
        <translation>缺少{field}的类型</translation>
    </message>
    <message>
        <source>kind of {field} must be one of {expected_tags}, got {tag}</source>
        <translation>{field}的类型必须是 {expected_tags} 之一，实际为 {tag}</translation>
    </message>
    <message>
        <source>this is not valid JSON: {error}</source>
        <translation>这不是有效的 JSON：{error}</translation>
    </message>
    <message>
        <source>{field} does not fit ({reason}), got {value}</source>
        <translation>{field}不合要求（{reason}），实际为 {value}</translation>
    </message>
    <message>
        <source>{field} is missing</source>
        <translation>缺少{field}</translation>
    </message>
    <message>
        <source>{field} is not a known field; remove it or check its spelling</source>
        <translation>{field} 不是已知字段；请删去，或检查拼写</translation>
    </message>
    <message>
        <source>{field} must be a finite number, got {value}</source>
        <translation>{field}必须是有限数值，实际为 {value}</translation>
    </message>
    <message>
        <source>{field} must be a list, got {value}</source>
        <translation>{field}必须是列表，实际为 {value}</translation>
    </message>
    <message>
        <source>{field} must be a number, got {value}</source>
        <translation>{field}必须是数字，实际为 {value}</translation>
    </message>
    <message>
        <source>{field} must be a smaller whole number, got {value}</source>
        <translation>{field}必须是较小的整数，实际为 {value}</translation>
    </message>
    <message>
        <source>{field} must be a whole number, got {value}</source>
        <translation>{field}必须是整数，实际为 {value}</translation>
    </message>
    <message>
        <source>{field} must be an object, got {value}</source>
        <translation>{field}必须是对象，实际为 {value}</translation>
    </message>
    <message>
        <source>{field} must be at least {ge}, got {value}</source>
        <translation>{field}必须至少为 {ge}，实际为 {value}</translation>
    </message>
    <message>
        <source>{field} must be at most {le}, got {value}</source>
        <translation>{field}必须不大于 {le}，实际为 {value}</translation>
    </message>
    <message>
        <source>{field} must be less than {lt}, got {value}</source>
        <translation>{field}必须小于 {lt}，实际为 {value}</translation>
    </message>
    <message>
        <source>{field} must be more than {gt}, got {value}</source>
        <translation>{field}必须大于 {gt}，实际为 {value}</translation>
    </message>
    <message>
        <source>{field} must be text, got {value}</source>
        <translation>{field}必须是文本，实际为 {value}</translation>
    </message>
    <message>
        <source>{field} must be true or false, got {value}</source>
        <translation>{field}必须是 true 或 false，实际为 {value}</translation>
    </message>
    <message>
        <source>{field} must be {expected}, got {value}</source>
        <translation>{field}必须是 {expected}，实际为 {value}</translation>
    </message>
    <message>
        <source>{field} must have at least {min_length} character, got {value}</source>
        <translation>{field}必须至少有 {min_length} 个字符，实际为 {value}</translation>
    </message>
    <message>
        <source>{field} must have at least {min_length} entry, got {actual_length}</source>
        <translation>{field}必须至少有 {min_length} 项，实际为 {actual_length} 项</translation>
    </message>
    <message>
        <source>{field} must have at most {max_length} characters, got {value}</source>
        <translation>{field}最多可有 {max_length} 个字符，实际为 {value}</translation>
    </message>
    <message>
        <source>{field} must have at most {max_length} entries, got more</source>
        <translation>{field}最多可有 {max_length} 项，实际更多</translation>
    </message>
    <message>
        <source>{field} must match {pattern}, got {value}</source>
        <translation>{field}必须符合 {pattern}，实际为 {value}</translation>
    </message>
    <message>
        <source>{most} or {last}</source>
        <translation>{most} 或 {last}</translation>
    </message>
</context>
<context>
    <name>ViewTitle</name>
    <message>
        <source>Fold</source>
        <translation>折叠</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>展开</translation>
    </message>
</context>
<context>
    <name>WaitingText</name>
    <message>
        <source>Starting, the run will take about {time}</source>
        <translation>启动中，运行约需 {time}</translation>
    </message>
    <message>
        <source>Starting: loading torch and the data</source>
        <translation>启动中：正在载入 torch 和数据</translation>
    </message>
    <message>
        <source>Starting: {what}</source>
        <translation>启动中：{what}</translation>
    </message>
    <message>
        <source>{starting}
about {time} by earlier starts, {gone} gone</source>
        <translation>{starting}
根据以往的启动约需 {time}，已过 {gone}</translation>
    </message>
</context>
<context>
    <name>WindowHost</name>
    <message>
        <source>&amp;Reset layout</source>
        <translation>恢复默认布局(&amp;R)</translation>
    </message>
    <message>
        <source>Window, panels and views as they are at the first start.</source>
        <translation>窗口、面板和视图恢复为首次启动时的样子。</translation>
    </message>
</context>
</TS>
