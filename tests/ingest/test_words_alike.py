from voicelens.ingest.alike import loose
from voicelens.ingest.words_alike import CONTRASTS, GRADES, LABELS, LIGHT


def test_every_word_is_written_as_it_is_compared():
    for names in (*LABELS, LIGHT, CONTRASTS, GRADES):
        assert all(loose(name) == name for name in names)


def test_no_label_is_the_name_of_two_things():
    every = [name for names in LABELS for name in names]
    assert len(every) == len(set(every))
    assert not set(every) & set(GRADES)
