from __future__ import annotations

from explorer.network.presets import preset
from explorer.runs.experiment import first_experiment
from explorer.runs.twin import has_twin, with_twin


def test_that_the_second_network_is_a_twin_whatever_its_name_and_skips() -> None:
    experiment = first_experiment()
    assert has_twin(experiment)
    second = experiment.arm("B").network
    assert has_twin(experiment.with_network("B", second.edited(residual=False, name="Anna's")))
    assert not has_twin(experiment.with_network("B", second.edited(classes=9)))
    assert not has_twin(experiment.without_arm("B"))


def test_that_a_twin_keeps_its_own_skips_and_is_named_for_what_it_is() -> None:
    experiment = first_experiment().with_network("A", preset("plain-20-digits"))
    assert with_twin(experiment).arm("B").network == preset("resnet-20-digits")
    assert has_twin(with_twin(experiment))
