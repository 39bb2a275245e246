import pytest

from tests.methods.test_cbs import KWB
from wijkaanpak.logbook.models import Entry
from wijkaanpak.neighbourhoods.models import Area
from wijkaanpak.site.command import main, parser


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "kwb.csv"
    path.write_text(KWB)
    return str(path)


def test_a_file_is_brought_in_by_command(cast, file, capsys):
    assert main(["import-cbs", file, "--neighbourhood", "zonnehof", "--year", "2022"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "CSV van 2022: 4 gebieden, 0 grenzen, 16 cijfers.",
        "Niet meegenomen: 1 rijen van het land of een provincie.",
        "Niet meegenomen: 5 kolommen die wij niet laten zien.",
        "Bewaard, nieuw of veranderd: 4 gebieden en 16 cijfers.",
    ]
    main(["import-cbs", file, "--neighbourhood", "zonnehof", "--year", "2022"])
    assert "er is niets veranderd" in capsys.readouterr().out


def test_a_dry_run_keeps_nothing(cast, file, capsys):
    size = Entry.objects.count()
    words = ["import-cbs", file, "--neighbourhood", "zonnehof", "--year", "2022", "--dry-run"]
    assert (main(words), Area.objects.count(), Entry.objects.count()) == (0, 0, size)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["nowhere.csv", "--neighbourhood", "zonnehof"], "nowhere.csv"),
        (["{}", "--neighbourhood", "zonnehof"], "kwb.csv: "),
        (["{}", "--neighbourhood", "ergens", "--year", "2022"], "ergens"),
        (["{}", "--neighbourhood", "zonnehof", "--year", "2022", "--only", "BU99"], "BU99"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(cast, file, capsys, words, sentence):
    assert main(["import-cbs", *(word.format(file) for word in words)]) == 1
    assert sentence in capsys.readouterr().err


def test_the_command_explains_itself_with_an_example(capsys):
    with pytest.raises(SystemExit):
        parser().parse_args(["import-cbs", "--help"])
    assert "example:" in capsys.readouterr().out
