"""The sums of a form without the fast way to work them out."""

from dataclasses import replace

from formbuilder.calculation.sums import Sums
from formbuilder.calculation.year import ReadyConditions


def careful(sums: Sums) -> Sums:
    """The same calculations and sentences, each worked out by the functions that note what is not there."""
    count, result = len(sums._lines), sums._result

    def work_out(*seen):
        *_, carefully = seen
        for place in range(count):
            carefully(place)

    return replace(
        sums,
        _work_out=work_out,
        _result=replace(
            result,
            talks_when=unsure(result.talks_when),
            says=replace(result.says, when=unsure(result.says.when)),
            assumed=replace(result.assumed, when=unsure(result.assumed.when)),
        ),
    )


def unsure(of: ReadyConditions) -> ReadyConditions:
    count = len(of.holds)
    return replace(of, sure=lambda *_: (False,) * count, numbers=(None,) * count)
