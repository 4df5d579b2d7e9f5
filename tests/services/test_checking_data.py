"""The golden list of citations over real law: Chinese statutes and the United States Code."""

import re
import zipfile
from itertools import chain
from pathlib import Path

import pytest

from app.adapters.content_db import ContentDb
from app.domain.events import outcome
from app.services.program import Program
from tests.checked import cases, compared, figures, marked
from tests.conftest import DATA

pytestmark = pytest.mark.data

CHINESE = re.compile(
    r"Laws-master/(?:民法典/(?!_)|社会法/劳动|行政法规/(?:劳动合同法|工伤保险)"
    r"|民法商法/(?:公司法|消费者权益|电子商务)|司法解释/最高人民法院关于审理劳动争议案件)"
)
AMERICAN = re.compile(r"usc/usc(?:09|17|35)\.xml")


def imported(program: Program, folder: Path, archive: Path, wanted: re.Pattern[str]) -> ContentDb:
    """A library of those files of an archive that are wanted."""
    source = folder / "source"
    with zipfile.ZipFile(archive) as opened:
        for name in filter(wanted.match, opened.namelist()):
            opened.extract(name, source)
    library = program.create(str(folder / "library"), "Law")
    outcome(library.import_sources([str(source)]))
    library.close()
    return ContentDb(folder / "library")


@pytest.mark.parametrize(
    ("name", "archive", "wanted"),
    [("cn", "zh/lawrefbook.zip", CHINESE), ("us", "en/uscode.zip", AMERICAN)],
    ids=["chinese", "american"],
)
def test_the_golden_list_is_marked_as_by_hand(
    program: Program, tmp_path: Path, name: str, archive: str, wanted: re.Pattern[str]
) -> None:
    store = imported(program, tmp_path, DATA / archive, wanted)
    pairs = list(chain.from_iterable(compared(case, marked(store, case)) for case in cases(name)))
    right, given, deserved = figures(pairs)["verified"]
    assert right == given, [pair for pair in pairs if pair[2] == "verified" != pair[1]]
    assert right / deserved > 0.95, [pair for pair in pairs if pair[1] == "verified" != pair[2]]
    store.close()
