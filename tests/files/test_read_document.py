from __future__ import annotations

from pathlib import Path

import pytest

from explorer.errors import UserError
from explorer.files.document import read_document
from explorer.network.spec import network_from_json
from explorer.runs.experiment import experiment_from_json


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"{", "this is not valid JSON: "),
        (b"\xff{", "this is neither UTF-8 nor UTF-16 text"),
        (b'{"name": 1}', "name must be text, got 1"),
        (b'{"name": "a", "name": "b"}', '"name" stands twice in one object'),
        (b'{"format": "recipe"}', 'the file holds "recipe", but "resnet-explorer network"'),
    ],
)
def test_that_what_is_wrong_in_a_file_is_said_with_its_name(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    file = tmp_path / "mine.json"
    file.write_bytes(content)
    with pytest.raises(UserError) as caught:
        read_document(file, network_from_json)
    assert str(caught.value).startswith(f"{file}: {sentence}")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_that_experiments_of_notepad_and_powershell_are_read(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "mine.json"
    network = '{"name": "残差", "stages": [{"blocks": 1, "width": 4}]}'
    text = f'{{"arms": [{{"label": "A", "network": {network}}}]}}'
    file.write_text(text.replace("{", "\r\n{"), encoding=encoding)
    assert read_document(file, experiment_from_json).arm("A").network.name == "残差"
