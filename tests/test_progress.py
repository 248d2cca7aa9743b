"""The default listener listens to nothing."""

from voicelens.progress import Progress, Silent


def test_silence_is_a_listener_that_says_nothing() -> None:
    listener: Progress = Silent()
    listener.start("ingest", "it has not run yet")
    listener.step(1, 2)
    listener.finish("ingest", "2 rows")
    listener.note("Something to know.")
    assert vars(listener) == {}
