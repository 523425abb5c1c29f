"""A web server's process reads the dictionary by itself, before anybody searches."""

import threading


def test_the_door_reads_the_dictionary() -> None:
    from archive import wsgi
    from archive.search.danish import lexicon

    for thread in threading.enumerate():
        if thread.name == "warm-up":
            thread.join()
    assert callable(wsgi.application)
    assert lexicon._dictionary.cache_info().currsize == 1
