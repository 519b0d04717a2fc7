<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About ResNet Explorer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ResNet Explorer is free software under the MIT licence. Qt and PySide are used under the LGPL 3. The digits are from the UCI Machine Learning Repository, CC BY 4.0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ResNet Explorer {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} {version}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;About ResNet Explorer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bring back last run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy picture of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export for PyTorch…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run as web page or data…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save picture of the window…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with the experiment of the first start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bra&amp;nch…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the window; the next start begins where this one ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close, cancel or leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy a picture of the whole window to the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the experiment as one line of text, to be pasted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the run; its curves stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export for ONN&amp;X…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill the screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the run that has ended: weights and optimizer as they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave a field, close the search, select nothing, leave the full screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List every key of the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an experiment, a network or the design of a checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the experiment whose link was copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the run away: back to untrained networks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;eset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;peat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo the edit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the same again, with every mid-run change at its step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;weights…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the experiment to another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the experiment to its file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the run again that was put away or replaced last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train all networks, or pause.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on from weights of the run that has ended, with the settings of the present design, as a run of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train one step and pause; a stopped run goes on for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last edit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions and licences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a picture of the whole window: SVG, PNG or PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the displayed run, once it has ended, as a web page with its results, or its numbers for other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the network in the front tab as a PyTorch file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the network in the front tab as an ONNX file, with the weights of the run if it has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write weights and optimizer of the run as they are now, as safetensors; the run goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tip} ({key})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AfterRun</name>
    <message>
        <source>Saved the weights after step {step} to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last run is kept: {key} brings it back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>Qt cannot go on: {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scale of the screen must be at least {least} and at most {most}, got {value}; check QT_SCALE_FACTOR and QT_SCREEN_SCALE_FACTORS in the environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no display to show the window on; start it in a desktop session (on Debian and Ubuntu it needs the package libxcb-cursor0 too), or use `screenshot`, `summary` or `train`, which need none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AppearanceMenu</name>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Default text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Projector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark text on a light background.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger text and thicker lines on pure white.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark, following the system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light text on a dark background.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Argparse</name>
    <message>
        <source>%(prog)s: error: %(message)s
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ambiguous option: %(option)s could match %(matches)s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>argument %(argument_name)s: %(message)s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected %s argument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected %s arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected at least one argument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected one argument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ignored explicit argument %r</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invalid choice: %(value)r (choose from %(choices)s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invalid choice: %(value)r, maybe you meant %(closest)r? </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not allowed with argument %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>positional arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show this help message and exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the following arguments are required: %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown parser %(parser_name)r (choices: %(choices)s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unrecognized arguments: %s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>usage: </source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must end in .svg, .png or .pdf, got {value!r}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Arguments</name>
    <message>
        <source>A desktop lab for residual networks. Without a command it opens the window, and in it FILE, if one is named instead: an experiment, a network, a checkpoint or a link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ACTION</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ARM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV with one row a step (default: one row a number)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EXPERIMENT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FIRST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FOLDER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LAST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NAME</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NETWORK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PATH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PERCENT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PICTURE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QUANTITY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RECIPE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RUN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WORD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch size of the memory estimate (default: 64)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colour theme (default: {default})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colours of a picture (default: light)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>continue the recorded run that is named in place of an experiment, or from the checkpoint given with --out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>continue the recorded run, N epochs longer; of a branch, all its epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>device to train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep nothing of the run but what --out saves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>language of all texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list the data sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list the devices that can train, with their memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list the networks that have a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list the ready-made comparisons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list the recorded runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list what differs between runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list, show, compare, export or remove recorded runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number of seeds that each network is trained with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only those that fit every word: part of a name, paper or kind, a depth, or a number of parameters or MACs such as 0.85M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print one JSON object for each network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print one JSON object per line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put runs among the deleted, where they wait a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>record the run in this folder, or to this file, which ends in .rnx and is not there yet (default: the folder where the window records its runs)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replace the file if it is there, whatever it holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save a picture of the window, off screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save checkpoints to this file, which is not there yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed of the initial weights in ONNX (default: 0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show a block or layer in the inspector, such as: B layer2.0.conv1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show a row for each layer instead of each block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show the layers of networks and what they cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show the version and exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show what is known of a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size of the window in pixels (default: 1280x720)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start training at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop after N steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text size, 80 to 200 (default: {default})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the arm whose weights are written, if there are several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file of a recorded run, or a part of a title or file name that only it has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file of an experiment, a network or a checkpoint, the link of an experiment, or the name of a ready-made comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file to write, or a picture to replace; its suffix sets the format: .svg, .pdf or .png</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file to write, or to replace if it is one of the same format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file to write, or to replace if it is one of the same format; for TensorBoard, its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of a preset, or a JSON file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of a ready-made comparison, or an experiment&apos;s JSON file (default: the experiment of the first start)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the networks of arms A, B, ...; each is the name of a preset or a JSON file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the seed whose weights are written (default: the first)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train for N steps first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train the recorded run on with the training settings that are given, in a run of its own: from its last checkpoint, its best one (best), or the one nearest to a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train without a window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training settings, in place of those of the experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training settings: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what the colours of the graphs show: stage, params, macs, memory, norm, ratio, or the name of another quantity that the experiment records, such as gradient_cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where the runs lie (default: the folder where `train` records its runs)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whose weights safetensors and onnx hold (default: last)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write a network as PyTorch source, ONNX, JSON or a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write a run to a file that other programs read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zoom to these layers, counted from 0, the stem</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArmEditor</name>
    <message>
        <source>Change {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose {preset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare: {comparison}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order, stem, groups, dropout, scale, image, classes and per-network overrides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per-network overrides</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Autosave</name>
    <message>
        <source>Open unsaved {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what you design cannot be kept for the next start ({reason}); save it to a file</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Basic: 3×3, 3×3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bottleneck block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bottleneck: 1×1, 3×3, 1×1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single-convolution block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single: 3×3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a 1×1, a 3×3 and a widening 1×1 convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one 3×3 convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two 3×3 convolutions</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add this change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import changes from run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import from run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skips off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skips on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network that it is for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The step after which it is made; 0 is from the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the changes that were made in the displayed run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Checkpoint</name>
    <message>
        <source>image shape must be no larger than {most} pixels, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds more tensors than its networks have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds {name}, which its networks do not have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is at step {step} of a run of {total} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is too small to hold its networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it lacks {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was replaced while it was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lanes must be those of the experiment&apos;s arms and seeds, in their order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the checkpoint {path} cannot be read: {reason}; name one that `train --out` wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this program did not write it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warm until must hold seeds of the experiment and past steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has type {dtype} and shape {shape}, but must have {form}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColourRow</name>
    <message>
        <source>Collapse all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of the graphs&apos; cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw each series of identical blocks as one box, or expand all; double-click one, or press Enter on it, to do it for that series alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>--networks takes at most {most} networks, got {value}</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>standard output cannot be written ({reason}); direct it to a terminal, or to a file on a disk with space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is neither a command nor a file called {name}; commands are {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no arm {label}; there are {labels}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{network} has no block or layer called {name}; `{command}` lists all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{option} continues a recorded run: name its .rnx file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} already exists and is not a {kind} file that could be replaced; name another file, or replace it with --force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} already exists; continue a checkpoint with --resume, name another file, or replace it with --force</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>branch scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>controlled: the arms are identical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>controlled: the arms differ only in the {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>label smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mid-run changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normalization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not controlled {when}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not controlled: the arms differ in {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one network: nothing is compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>order of operations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shortcut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skip connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stride</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warm-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zero-init</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{equal} of {all} tensors equal at the start for each of {seeds} seeds, batches of different sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{equal} of {all} tensors equal at the start for each of {seeds} seeds, same batches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{equal} of {all} tensors equal at the start, batches of different sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{equal} of {all} tensors equal at the start, same batches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} {when}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n blocks</source>
        <translation>
            <numerusform>%n block</numerusform>
            <numerusform>%n blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n classes</source>
        <translation>
            <numerusform>%n class</numerusform>
            <numerusform>%n classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cores</source>
        <translation>
            <numerusform>%n core</numerusform>
            <numerusform>%n cores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n identical blocks</source>
        <translation>
            <numerusform>%n identical blocks</numerusform>
            <numerusform>%n identical blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n images</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layers</source>
        <translation>
            <numerusform>%n layer</numerusform>
            <numerusform>%n layers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n matches</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more steps</source>
        <translation>
            <numerusform>%n more step</numerusform>
            <numerusform>%n more steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outputs</source>
        <translation>
            <numerusform>%n output</numerusform>
            <numerusform>%n outputs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parameters</source>
        <translation>
            <numerusform>%n parameter</numerusform>
            <numerusform>%n parameters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n params</source>
        <translation>
            <numerusform>%n param</numerusform>
            <numerusform>%n params</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows so far</source>
        <translation>
            <numerusform>%n row so far</numerusform>
            <numerusform>%n rows so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skips</source>
        <translation>
            <numerusform>%n skip</numerusform>
            <numerusform>%n skips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skips off</source>
        <translation>
            <numerusform>%n skip off</numerusform>
            <numerusform>%n skips off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads</source>
        <translation>
            <numerusform>%n thread</numerusform>
            <numerusform>%n threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n training images</source>
        <translation>
            <numerusform>%n training image</numerusform>
            <numerusform>%n training images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted %n runs</source>
        <translation>
            <numerusform>Deleted %n run</numerusform>
            <numerusform>Deleted %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Geometric mean of %n seeds.</source>
        <translation>
            <numerusform>Geometric mean of %n seed.</numerusform>
            <numerusform>Geometric mean of %n seeds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mean over %n seeds</source>
        <translation>
            <numerusform>Mean over %n seed</numerusform>
            <numerusform>Mean over %n seeds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mean over %n seeds.</source>
        <translation>
            <numerusform>Mean over %n seed.</numerusform>
            <numerusform>Mean over %n seeds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mean over those of %n seeds that have not diverged.</source>
        <translation>
            <numerusform>Mean over those of %n seed that have not diverged.</numerusform>
            <numerusform>Mean over those of %n seeds that have not diverged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>all %n seeds diverged</source>
        <translation>
            <numerusform>%n seed diverged</numerusform>
            <numerusform>all %n seeds diverged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>geometric mean and range over %n seeds</source>
        <translation>
            <numerusform>geometric mean and range over %n seed</numerusform>
            <numerusform>geometric mean and range over %n seeds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mean and range over %n seeds</source>
        <translation>
            <numerusform>mean and range over %n seed</numerusform>
            <numerusform>mean and range over %n seeds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mean of %n seeds</source>
        <translation>
            <numerusform>mean of %n seed</numerusform>
            <numerusform>mean of %n seeds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mean of {used} of %n seeds, {diverged} diverged</source>
        <translation>
            <numerusform>mean of {used} of %n seed, {diverged} diverged</numerusform>
            <numerusform>mean of {used} of %n seeds, {diverged} diverged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>range over %n seeds</source>
        <translation>
            <numerusform>range over %n seed</numerusform>
            <numerusform>range over %n seeds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{title}, geometric mean over %n seeds; time runs down</source>
        <translation>
            <numerusform>{title}, geometric mean over %n seed; time runs down</numerusform>
            <numerusform>{title}, geometric mean over %n seeds; time runs down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{title}, mean over %n seeds</source>
        <translation>
            <numerusform>{title}, mean over %n seed</numerusform>
            <numerusform>{title}, mean over %n seeds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{title}, mean over %n seeds; time runs down</source>
        <translation>
            <numerusform>{title}, mean over %n seed; time runs down</numerusform>
            <numerusform>{title}, mean over %n seeds; time runs down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{value} ({used} of %n seeds)</source>
        <translation>
            <numerusform>{value} ({used} of %n seed)</numerusform>
            <numerusform>{value} ({used} of %n seeds)</numerusform>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder of what was deleted is a link or no folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is another file of that name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be moved: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DesignPanel</name>
    <message>
        <source>Choose a preset for the network in the front tab. (Ctrl+P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose network…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this arm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {arm}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate this network as another arm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate {arm}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link {second} to {first} (except skips)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network designs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On: an edit of {first} is made in {second} too. Editing {second} on its own switches it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network to design; Left and Right switch to another.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Device</name>
    <message>
        <source>{cores} for training, {total:.1f} GB of memory, {free:.1f} GB free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {total:.1f} GB of memory, {free:.1f} GB free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {total:.1f} GB of memory, {free:.1f} GB free (not used: the first one is)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{total:.1f} GB of memory</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DifferenceTable</name>
    <message>
        <source>These runs differ in:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These runs have the same settings and networks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What differs between the runs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Differences</name>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{arm}: {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} {value} after step {step}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>Toggle link</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DraftFolder</name>
    <message>
        <source>a design that was not saved cannot be read: {reason}; it is kept in {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the program ended {count} times while it opened the design of last time, and so begins without it; open {path} to try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DraftWriter</name>
    <message>
        <source>{path} cannot be written: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EarlierRun</name>
    <message>
        <source>The design was edited since this run began, so these numbers are not of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the run before the edit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>--theme {theme} is for pictures (svg, png, pdf), and {form} has no colours; leave it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--wide is for csv; leave it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name the arm whose weights to write with --arm: {labels}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no seed {seed}; there are {seeds}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this format needs {package}, which is not installed; `{command}` installs it</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>Copy data as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the menu of the view in focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save data as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save data: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save picture for paper or slides…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save picture: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done}; of so long a run, one of every {n} of the oldest steps has a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is still being written; wait until it is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: data copied to the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {rows}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: picture copied to the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Activations of the forward pass that the backward pass needs, and their share of the network&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chance that a value becomes 0 in a training step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels × height×width of its input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels × height×width of its output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MACs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiply-adds for one image, and their share of the network&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of groups that the channels are divided into.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receptive field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the kernel, and its stride in pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The square of the input image that one value of its output depends on. Padding counts, so it can exceed the image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trainable parameters, and their share of the network&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it needs in the backward pass is saved by another layer, or it needs nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{k}×{k}, stride {stride}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} bytes at a batch size of {batch}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldName</name>
    <message>
        <source>arm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arm {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>branch scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crop padding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decay all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evaluate every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heldout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heldout every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heldout path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>image shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>image size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>image width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is alive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>label smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lane {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lanes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>memory format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>milestone {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>milestones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nesterov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>norm group width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>norm groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normalize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overrides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>re-estimate statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>residual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shortcut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shortcut reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>split seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stage {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stem width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stride</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stride on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test reestimated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warm until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warm up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warm up rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warm up steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>workers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zero init</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{outer} {inner}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileDrop</name>
    <message>
        <source>drop one file at a time, got {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Experiments, networks, runs, checkpoints (*.json *.rnx *.safetensors);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export {name} for ONNX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export {name} for PyTorch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the weights of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the design of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a pipe or a device, not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file has version {found} of {format}, and this program knows versions up to {known}; update the program to open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file holds {found}, but {wanted} is expected; choose another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is neither UTF-8 nor UTF-16 text; save it as UTF-8, or name another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version must be a whole number from 1 to {known}, got {found}; choose another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} stands twice in one object; remove one of the two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was changed by another program since it was opened. Replace it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}; name another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: it is a pipe, whose reader would be waited for; name a file, or /dev/stdout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}; end other programs, or raise the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}; free some space, or name a file on another disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}; give it a shorter name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}; make its folder, or name a file in another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}; name a file in a folder you own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}; name a file in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}; name a file on another disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}; name another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}; raise the limit, or name a file on another disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}; remove files of yours, or name a file on another disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has more than {most} bytes, too many for a network or an experiment; name another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilledWindow</name>
    <message>
        <source>Fill window with one view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the view that has the keyboard or the mouse alone, or all again; so does a double click on its title.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>3.1.conv2, 3×3, bn, stride 2 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the search (Esc).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a block or layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No block or layer is called “{typed}”, or is of that kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of a name, or what it is: conv, 3x3, batch norm, ReLU, pool, linear, block, shortcut, projection, stride 2, 16 channels, 32x32, stage 2. Several words must all fit. Enter selects the next match, Shift+Enter the previous one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{i} of {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}, {shape}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{k}×{k} conv</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormulaPanel</name>
    <message>
        <source>Both compute the same.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FoundText</name>
    <message>
        <source>and {n} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{classes} ({names}); {train}, {heldout} held out, {test} for the test; {per_class} of each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{classes} ({names}); {train}, {heldout} held out; {per_class} of each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {train} + {heldout} held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {train} + {heldout} held out + {test} for the test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{train} + {heldout}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{train} + {heldout} + {test}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GradientProfile</name>
    <message>
        <source>({then} at step 1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Space to train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at step 1, untrained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first/last {now}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer, by depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>untrained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{quantity} at step {step}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GradientView</name>
    <message>
        <source>Gradient norm through the run: {values}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured before any update.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network in this run has it, so none of its gradients was recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Space to train; its gradient norm appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {n}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Graph</name>
    <message>
        <source>Each arm in its own colour, stronger from stage to stage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimate for one step in float32: each layer&apos;s weights, gradients and momentum, and the activations that it and what follows it save for backward.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MACs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiply-adds of each layer for one image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Space to train: the cells take their colours then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trainable parameters of each layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colour must be one of {allowed}, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{arms} edited since this run began: not coloured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{meaning} At the current step; over several seeds the mean, hatched where one of them is zero or not finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{meaning} At the current step; over several seeds the mean.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GraphHeading</name>
    <message>
        <source>Multiply-adds of convolutional and linear layers for one image; papers often call the same number FLOPs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch size of this network: its own, not the shared one. Each step is one update of every network, so that it sees more or fewer epochs than the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trainable parameters, those of batch norm included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weighted layers on the longest path, as He et al. count: convolutions and the linear layer, without those on shortcuts. The name of a wide ResNet counts all convolutions instead: WRN-28-10 has 26 layers here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skips off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skips off after step {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skips off from the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skips on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skips on after step {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skips on from the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} MACs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>≈ {size} per step</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GraphMenu</name>
    <message>
        <source>Collapse all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collapse these blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expand these blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to full depth</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GraphPanel</name>
    <message>
        <source>Graph of network {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll to zoom, drag to pan, right-click for more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Hatch</name>
    <message>
        <source>diverged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zero</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeatMaps</name>
    <message>
        <source>Heat map of network {label}: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legend of the heat maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Space to train: a column for each layer, a row for each step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll the heat maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{map}, of the run {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{quantity}, {low} to {high}, on one linear scale for all networks, in the graphs too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{quantity}, {low} to {high}, on one logarithmic scale for all networks, in the graphs too. A cell is hatched where the number is zero or not finite, at one of its steps or in one of the seeds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}, time runs down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: {names}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>&amp;Find block or layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next block or layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous block or layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a block or layer in a graph, or press Ctrl+F to find one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a block or layer by its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network {arm} was deleted, and {name} with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the next block or layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the previous block or layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is gone: network {arm} was edited and no longer has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tip} ({key})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InspectorHeading</name>
    <message>
        <source>Block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with {arm}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network to compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network to compare with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the block that this layer is in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the same part of two networks side by side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole block</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>English</source>
        <comment>the name of this language, in this language</comment>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LastDesign</name>
    <message>
        <source>Open {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerKind</name>
    <message>
        <source>ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>addition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dropout at rate {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>global average pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linear layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zero padding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{k}×{k} convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{k}×{k} max pool</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerToolTip</name>
    <message>
        <source>Colour: {quantity} {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receptive field: {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved activations: ≈ {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}, stride {stride}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} MACs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayoutDialog</name>
    <message>
        <source>As the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light, on white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG and PDF keep text and lines as vectors. In millimetres text has the size that it has on paper, and a PNG 300 pixels per inch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit of the width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mm, on paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>1×1 projection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legend of the graphs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zero padding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{quantity}, {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>a run needs a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be changed: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>a link begins with {start}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has more than {most} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is cut off or changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the link has version {found}, and this program knows version {known}; update the program to open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no link of an experiment: {reason}; copy the link again, as a whole</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Listings</name>
    <message>
        <source>MACs: multiply-adds of convolutional and linear layers for one image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bundled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>downloads {megabytes} MB, or give the file as data_path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give the folder as data_path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no preset fits {typed!r}; `presets` without words lists all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one class per folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} {layers} {params} params {macs} MACs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} {title}: {meaning}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{train:,} + {heldout:,} held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{train:,} + {heldout:,} held out (its test part)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LiveBar</name>
    <message>
        <source>Learning rate now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate of all networks from the next step on; a schedule scales it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip connections of {arm} from the next step on; its weights stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip connections of {arm} now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skips</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogFile</name>
    <message>
        <source>the log {path} cannot be written ({reason}), nor is anything else written there; free some space on its disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the log {path} cannot be written ({reason}), nor is anything else written there; let it be a file of yours</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>ResNet Explorer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} - ResNet Explorer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MayClose</name>
    <message>
        <source>Close the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the design to a file? It cannot be kept for the next start ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export p&amp;ictures and data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message>
        <source>dropout {rate} needs blocks of two or more convolutions to stand between them; choose basic or bottleneck blocks, or dropout 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group width needs bottleneck blocks, whose inner width it sets; got {value} with {block} blocks, which need the default, 64</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>groups {groups} does not divide width {width} of {place}; {near} would</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no preset is called {name!r}; similar ones are {near}, and `presets` lists all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stage {stage} width must be at least {least} with shortcut A, which can only add channels, got {value}; shortcut B allows it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stage {stage} width {width} with group width {group_width} and groups {groups} makes {inner} channels inside the bottleneck; 1 to {most} can be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zero init needs a norm to start at zero; choose norm batch or group, or switch zero init off</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NetworkCost</name>
    <message>
        <source>Memory is an estimate of one training step in float32 with SGD and momentum: parameters, gradients, momentum, buffers and the activations saved for the backward pass; no workspaces</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NetworkFields</name>
    <message>
        <source> px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3×3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7×7 /2, max pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A: zero padding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B: 1×1 projection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block&apos;s input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bottlenecks only: channels per group at width 64 (ResNeXt, Wide ResNet).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bottlenecks only: the convolution that has the stride. On the first 1×1 as in He et al. 2015, on the 3×3 as in torchvision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Branch scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C: projection everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chance that a value becomes 0 in a training step, before the last convolution of each block (Wide ResNet: 0.3). Blocks of one convolution have no place for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels of an input image: 1 grey, 3 colour. With another number, the network can be looked at and exported, but there are no images to train it on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Factor on F(x) before the addition.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First 1×1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First convolution: as for CIFAR, or as for ImageNet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group norm only: least channels per group, where there are as many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group norm only: number of groups, or the largest divisor of it that fits the channels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups of the 3×3 convolutions (ResNeXt).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height and width of an input image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm after addition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm group width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalization next to each convolution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On: y = F(x) + x, residual. Off: y = F(x), plain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of convolution, norm, ReLU and addition (He et al. 2016, figure 4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output channels of the stem.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outputs of the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre-activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre-activation only: what the skip reads in the first block and where the shape changes. Published is the activation (He et al. 2016, appendix).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ReLU before addition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ReLU-only pre-activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcut reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stem width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stride on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weight of the last norm in each branch starts at 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a skip connection bypasses; a bottleneck&apos;s output is four times its width.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a skip connection does where the shape changes; C projects in every block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of an input image that is not square.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zero-init residual branches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as stage 1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NextBar</name>
    <message>
        <source>By how many epochs the run becomes longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each network goes on with the learning rate that it ended with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs to go on for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export pictures and data of this run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave these curves behind those of the next run: change one thing, then Run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cosine has brought the learning rate down, and it stays there: little will change. Another rate can be set once the run goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate is constant, and stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate stays where its last milestone left it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epochs, rate {rate}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NormWarning</name>
    <message>
        <source>{layer} of {network} has one value in each group to normalize and makes 0 of it; raise norm group width, or take fewer norm groups, fewer strides or larger images</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close the notice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberBox</name>
    <message>
        <source>{title} {reason}; it is still {value}</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decay norms and biases too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluates the gradient where the momentum leads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fraction of each label spread evenly over all classes. It raises the training loss; the held-out loss is measured without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fraction of the previous update that carries over; SGD only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images of each step of this network. Each step is one update of every network, and the shared batch size decides how many steps the epochs are: with batches twice as large this network sees twice as many epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nesterov momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: the shared setting. On: a value for this network, and no controlled comparison.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On: as in the paper. Off: only the weights of layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SGD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of each update; the schedule scales it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stochastic gradient descent, or AdamW (Loshchilov and Hutter 2019).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength of the decay of the weights towards zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverrideField</name>
    <message>
        <source>Override: {setting}</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the recorded runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartSheet</name>
    <message>
        <source>Gradient norm of all its weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient norm of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers of the head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers of the stem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers of {block}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartText</name>
    <message>
        <source>&lt; 0.01 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the stem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network {arm} has no {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage {stage}, block {block} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block}, identity skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block}, no skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block}, projection skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block}, zero-padded skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Browse</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>a picture&apos;s name must end in .svg, .png or .pdf, got {name!r}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlotPanel</name>
    <message>
        <source>Scroll to zoom, on an axis along that alone; drag to move, double-click to follow again, right-click to save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part in sight stays as you have set it. Show all again, and follow the run (double click, or Home).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoomed: follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}: {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}: {run} ({networks}, seed {seed})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresetGroup</name>
    <message>
        <source>CIFAR, He et al. 2015</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CIFAR, He et al. 2016</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CIFAR, Zagoruyko and Komodakis 2016</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digits, 8×8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ImageNet, He et al. 2015</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ImageNet, Xie et al. 2017</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ImageNet, Zagoruyko and Komodakis 2016</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tutorial, 64-128-256-512</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresetPicker</name>
    <message>
        <source>Custom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from a network in the papers, or from a ready-made comparison; type to find one. (Ctrl+P)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresetPopup</name>
    <message>
        <source>Find a preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, paper, depth or parameters: 56, wide, 0.85 M …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No preset or comparison fits “{typed}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of a name, of the paper&apos;s authors and year, or of the kind, such as bottleneck, wide, plain; a depth; parameters or MACs, such as 0.85 M. All words must fit. Up and Down mark a row, Enter chooses it, Esc closes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presets and comparisons</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresetRows</name>
    <message>
        <source>Comparisons: both networks at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MACs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} | {second}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layers}, {params}, {macs} MACs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{meaning} Networks A and B replace all others; training settings stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} M</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the images of this data set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the images…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show another handful of images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop looking at the images.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewText</name>
    <message>
        <source>Colour images are made grey.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey images are repeated as colour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images of {found} px are cropped to a square and resized to {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images of {found} px are resized to {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images of {size} px, as the network takes them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{arms}: {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{classes}, the network has {outputs}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{width}×{height}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>building the networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checking {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>downloading {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawing shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evaluating the test images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scanning images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timing a few steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for another process that downloads {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Quantity</name>
    <message>
        <source>Cosine between each layer&apos;s gradient and that of the step before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L2 norm of each layer&apos;s weight, before the update.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L2 norm of the loss&apos;s gradient at the output of each block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L2 norm of the loss&apos;s gradient for each layer&apos;s weight, before the update.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm of each layer&apos;s update over that of its weight before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviation of each convolution&apos;s response, after its norm, before ReLU and addition (He et al. 2015, figure 7).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient cosine similarity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient norm at block outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>response standard deviation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>update / weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weight norm</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuantityChooser</name>
    <message>
        <source>Quantity of profile and heat maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{meaning} Click to choose what profile and heat maps show.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuantityText</name>
    <message>
        <source>first/last: {quantity} of the first block over that of the last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first/last: {quantity} of the first convolution of the blocks over that of the last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{quantity} by block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{quantity} by block and step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{quantity} by layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{quantity} by layer and step</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Readings</name>
    <message>
        <source>epoch {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held-out {value} at {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step}, {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test with running statistics {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with running statistics {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{quantity}, {parts} at step {step}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadyComparison</name>
    <message>
        <source>56 layers without and with skip connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Branches scaled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deeper is worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deeper with skips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm on and off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain networks of 20 and of 56 layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain networks of 20 layers with batch norm and without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Post- or pre-activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residual networks of 20 and of 56 layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residual networks of 56 layers with norm and ReLU behind the convolutions, and before them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residual networks of 56 layers with shortcut A, padded with zeros, and C, projections in every block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residual networks of 56 layers without a norm: branches as they are, and times 0.2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zeros or projections</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>&amp;Clear the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;{number}  {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReceptiveField</name>
    <message>
        <source>{n}×{n} px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n}×{n} px, larger than the {h}×{w} image: sees all of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n}×{n} px, larger than the {h}×{w} image: sees all of it from the middle</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Recipe</name>
    <message>
        <source>Lecture, digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper, CIFAR-10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecipeMenu</name>
    <message>
        <source>All training settings at once; seeds and changes stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>it has version {found}, and this program knows versions up to {known}; update the program to open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no recording of a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its tables are not those of a recording</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this run is a branch of {file}: it began with the weights after step {step:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds no weights, so the run cannot go on; train its experiment from the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged: {rows:,} steps and {events:,} events of the run cannot be read; the rest is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} records other numbers than this version of the program, so the run cannot go on in it; train its experiment from the start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Replay</name>
    <message>
        <source>&amp;Faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hide what comes after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Jump on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;One step on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover curves, marks and heat maps after the current step, also while it is paused: what comes next?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;irst step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jump ba&amp;ck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jump back by a twentieth of the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jump on by a twentieth of the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step &amp;back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;revious event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause, and show the step after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause, and show the step before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play half as fast.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the record from the current step on, or pause.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play twice as fast.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rep&amp;lay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the evaluation, change or divergence before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the first step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the next evaluation, change or divergence.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunColumns</name>
    <message>
        <source>Began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>★</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunLibrary</name>
    <message>
        <source>this cannot be done: {error}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunTable</name>
    <message>
        <source>Recorded runs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunText</name>
    <message>
        <source>diverged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{arm}: {network}, best held-out error {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent:.2f} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{steps} steps, {end}</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a change is for arm {label}, which does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arm {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arms must have different labels, got {label} twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>branch of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changes must be in the order of their steps, got {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comparing takes two runs or more, got one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data set folder needs a data path: name a folder that holds a folder of images for each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diverged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held-out loss {loss:.4g}, error {error:.2%} after step {step:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last of {arm}, seed {seed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>milestones must increase from one to the next, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nesterov needs a momentum above 0, got 0.0; raise the momentum or switch nesterov off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no quantity is called {value}; those that can be measured are {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no run is called {text!r}; `runs list` lists all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no run is recorded here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet, or its end is not recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test error {error:.2%}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>their experiments are equal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are no settings called {value!r}; there are {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there can be at most {most} arms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no folder {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training loss {loss:.4g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} runs fit {text!r}; type more of the name of one: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} after step {step:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} after {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} waits {days} days in {waiting}; move it back to keep it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunsActions</name>
    <message>
        <source>&amp;Choose folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Limit its size…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use its design</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bra&amp;nch…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back what was deleted last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call the run otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the runs; for a week they can come back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep each run that trains here in a file of this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the runs, whatever the size of the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the oldest runs without a star make room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the runs of another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder of the runs in the file manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record &amp;new runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove s&amp;tar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the design by what the run trained; undo takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;tar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the first of the selected runs and lay the others over it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the selected run in every view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on from weights of the run, with the settings of the present design.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write something about the run.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GB that the runs may take; 0 is no limit:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laid over the run that trains; stop it to show the other alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit the size of the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the runs of a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run has all of these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run is recorded in this folder yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only runs in which each word is found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over its limit of {limit}: after the next start this list deletes {runs}, the oldest without a star.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the runs lie.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>{name} already exists. Replace it?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScheduleFields</name>
    <message>
        <source> steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A gentle start at a lower learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosine decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluates a second time, with batch-norm statistics of the images of the last steps: the running statistics lag behind after few steps, which looks like overfitting and is not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the learning rate changes over the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate at the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the linear warm-up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the run in steps instead of epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear warm-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re-estimate batch-norm statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps between evaluations on the held-out images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until error &lt; 80 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm-up rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm-up steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the learning rate is divided by 10, as shares of the run: 0.5, 0.75</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>÷ 10 at milestones</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsEditor</name>
    <message>
        <source>Also measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose {recipe}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit networks to images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How an update follows from a gradient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision, memory and threads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate over the run, and its length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is changed mid-run, and at which step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is recorded besides losses and gradient norms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the images come from, and how they are augmented.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsFields</name>
    <message>
        <source> px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder of images of its own that is held out, with the same classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black border added to an image before a random crop of its original size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CUDA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contiguous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop padding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Determines the initial weights and the order of the images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Determines which images are held out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For each network; automatic times a few steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold out one in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images per step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MPS (Apple)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirrors half of the images, at random, left to right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of images to draw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of activations; weights, sums and norms stay float32.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of an image&apos;s values in memory; automatic times a few steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passes over the training set (epochs), in batches of the shared size: a network with another batch size takes as many steps and so sees more or fewer epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random horizontal flip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many images, of which one is held out, if the data set is not divided already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images to train on, resized to the input size of a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To mean 0 and standard deviation 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains each network from this seed and from those after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to train; automatic prefers a GPU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your folder of images, or the file of a data set that you already have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evenly spaced</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsSummary</name>
    <message>
        <source>1 in {n} held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BN re-estimated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channels last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>constant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contiguous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cosine decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decay {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decay {n} of weights only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evaluated every {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held out: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no augmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normalized by image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random crop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smoothing {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>split seed {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warm-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>÷ 10 at {shares}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsWindow</name>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys and what they do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab reaches every control. Space and letters go to a control that takes them, such as a text that is being edited, an open list, or a switch reached by Tab.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it does</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the PyTorch code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy this code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code is the same in both networks.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StageButtons</name>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a stage to network {arm}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a stage with twice the width and half the resolution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate a stage of network {arm}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate the selected stage, or else the last one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove a stage of network {arm}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the selected stage, or else the last one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StageLabel</name>
    <message>
        <source>stage {n} · {blocks} · {width} ch · {h}×{w}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{blocks} · {width} ch · {h}×{w}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{width} ch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{width} ch · {h}×{w}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StageTable</name>
    <message>
        <source>Click to inspect the first block. Drag or press Alt+Up or Alt+Down to move it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a number with the arrow keys, then type, or press F2 and Up or Down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stages of network {label}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StageTableModel</name>
    <message>
        <source>Blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move stage {stage}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stride</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stage {stage} {field} {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StageTips</name>
    <message>
        <source>1 keeps the resolution; 2 halves it in the first block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocks in the stage, {least} to {most}; each has {contents}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels × height×width of the stage&apos;s output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output channels of each block, {least} to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of each block, {least} to {most}; its output has {factor} times as many channels.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>about {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edited since this run began: Reset (R), then Space, trains the new design</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edited since this run began: Space trains the new design and keeps this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended: every network diverged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting: loading torch and the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step}/{total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test error {scores}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{arm} {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device}, {threads}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{least} to {most} img/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} img/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepCursor</name>
    <message>
        <source>Follow (End)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graph and profile show a step that was picked. Show the last one again, and follow the run (End).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the step after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the step before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step} of {steps}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>
part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth: convolutions and the linear layer on the longest path, as He et al. count, without those on shortcuts; wide ResNets are named by all convolutions (WRN-28-10: 26 layers)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MACs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MiB saved at batch {batch:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receptive field (field): the side in pixels of the part of the image, padding included, that one value depends on; of a network, before the average pool; *: larger than the image, so that every value sees all of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>activations at batch {batch:,}, MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>buffers, MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>depth, weighted layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradients, MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>image height, pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>image width, pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>momentum, MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parameters, MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>params</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>receptive field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>receptive field, pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training step at batch {batch:,}, MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {layers}, {params:,} params, {macs:,} MACs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{network}
M MACs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{network}
blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{network}
field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{network}
output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{network}
params</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{network} MiB
saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>Each step is one update of every network: with another batch size, a network sees more or fewer epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after step {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diverged at step {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rate {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{arm} rate {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{arm} skips off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{arm} skips on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{arm}: batch size {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{arm}: batch size {size}, epochs {epochs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{h} h {n} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{list} and {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{list}, {next}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentence}; {next}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} {percent} %, {time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}, {n}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextReporter</name>
    <message>
        <source>diverged after {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed after {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished after {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted after {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading torch and the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss {losses}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resume with `{command}`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step}  {arm} seed {seed}: training loss {loss:.3f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step}  {arm} {network} seed {seed}: held-out loss {loss:.3f}, error {error:.1%}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step}  {arm} {network} seed {seed}: test loss {loss:.3f}, error {error:.1%}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step}  {arm} {network}: held-out loss {loss:.3f}, error {error:.1%}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step}  {arm} {network}: test loss {loss:.3f}, error {error:.1%}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step}  {arm}: test loss {loss:.3f}, error {error:.1f}%, with batch-norm statistics re-estimated, {seeds}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step}  {arm}: test loss {loss:.3f}, error {error:.1f}%, {seeds}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step}  {arm}: training loss {loss:.3f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step}  {arm}: training loss {loss:.3f}, {seeds}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped after {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{line}; with batch-norm statistics re-estimated: loss {loss:.3f}, error {error:.1%}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{steps} on {device}, about {duration}; {equal} of {tensors} tensors equal at the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when}: {change}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Thumbnails</name>
    <message>
        <source>Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images as the network sees them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In its size and colours, before augmentation. Ctrl+C copies the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {width}×{height} px; {part}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{part}: {classes}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>Current step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds of training in a second of replay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed of replay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step}: a mid-run change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step}: a network diverged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step}: an evaluation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step} of {steps} · {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s of training in a second</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Tool bar</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>ONNX needs {package}, which cannot be imported ({reason}): install it with `{command}`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bfloat16 takes {ratio:.1f} times as long as float32 on this CPU; choose float32</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>classes of network {arm} must be at least {least} to train on {dataset}, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>device {value} is not available on this machine; use {others} or auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held-out images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in channels of network {arm} must be 1 or 3 to train on {dataset}, whose images are grey or colour, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out {count} of the files: {first}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names of the classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out of memory: batches of {batch} need about {needed} GB and {free} GB are free; a batch size of {fits} would fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out of memory: batches of {batch} need about {needed} GB and {free} GB are free; no batch size would fit, so choose smaller networks, fewer networks or fewer seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps with dropout are not captured as a CUDA graph, which would draw by a count of its own; they are launched one by one, which is slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test images</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the checkpoint was not saved; the run goes on, and saves the next: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the checkpoint {path} was made with other {what} than there are now; resume it with the same data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the checkpoint {path} was made with {then} training images, now there are {now}; resume it with the same data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last checkpoint was not saved, so the file holds step {saved} of {step}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the network has {params:,} parameters, and an ONNX file holds at most {most:,}; make it narrower or export it to pytorch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the process that writes ONNX ended without a word, as it does when memory is short; `export NETWORK --to onnx PATH` shows what it says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the run is recorded without its weights: a checkpoint takes {size:,.0f} MiB, and a recording keeps {most:,.0f} MiB; save the weights to a file of their own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the weights of the run are not those of {name}: its skips were switched during it, or its network is another one; export it without them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is too little memory to load torch ({error}); close other programs, or raise the limit that was set for this one (`ulimit -v`)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these steps cannot be captured as a CUDA graph ({error}); they are launched one by one, which is slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torch cannot be loaded ({error}); reinstall it with `{command}` and start again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torch is not installed, and nothing trains without it: install it with `{command}` and start again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training failed with {kind}: {error}; the log has the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{arm} diverged at step {step}: its loss is {value} at learning rate {rate}; try a lower rate or a warm-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{arm} diverged at step {step}: its loss is {value} before the first update, so no learning rate is to blame; check the input images, or try batch norm, zero-init residual branches, or fewer layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{arm} diverged at step {step}: the gradient of {layer} is {value} at learning rate {rate}; try a lower rate, a warm-up, or fewer layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{arm} diverged at step {step}: the gradient of {layer} is {value} before the first update, so no learning rate is to blame; try batch norm, zero-init residual branches, or fewer layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}; {next}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TypedNumber</name>
    <message>
        <source>at least {least} and less than {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>can be read as two numbers, got {value}; leave out points and commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>can be read as two numbers, got {value}; write the decimal sign as a point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {least} to {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than {least} and at most {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than {least} and less than {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a number of usual size, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a number, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a smaller whole number, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a whole number, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be {range}, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnsavedMenu</name>
    <message>
        <source>&amp;Unsaved designs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{networks}, {moment}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UserSettings</name>
    <message>
        <source>the choice cannot be kept for the next start: {file} cannot be written; make it a file of yours, on a disk with space</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Validation</name>
    <message>
        <source>a number with thousands of digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kind of {field} is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kind of {field} must be one of {expected_tags}, got {tag}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not valid JSON: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} does not fit ({reason}), got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is not a known field; remove it or check its spelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} must be a finite number, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} must be a list, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} must be a number, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} must be a smaller whole number, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} must be a whole number, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} must be an object, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} must be at least {ge}, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} must be at most {le}, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} must be less than {lt}, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} must be more than {gt}, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} must be text, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} must be true or false, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} must be {expected}, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} must have at least {min_length} character, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} must have at least {min_length} entry, got {actual_length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} must have at most {max_length} characters, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} must have at most {max_length} entries, got more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} must match {pattern}, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{most} or {last}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewTitle</name>
    <message>
        <source>Fold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaitingText</name>
    <message>
        <source>Starting, the run will take about {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting: loading torch and the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{starting}
about {time} by earlier starts, {gone} gone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowHost</name>
    <message>
        <source>&amp;Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window, panels and views as they are at the first start.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
