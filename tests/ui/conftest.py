import threading
from collections.abc import Iterator
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.core.wsgi import get_wsgi_application
from django.utils.translation import override


class Quiet(WSGIRequestHandler):
    def log_message(self, *about):
        pass


@pytest.fixture(autouse=True)
def in_dutch() -> Iterator[None]:
    with override("nl"):
        yield


@pytest.fixture
def gallery(settings):
    """The gallery in place of the site; it asks nothing of the database."""
    settings.ROOT_URLCONF = "tests.ui.gallery"
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "pagecache" not in name]
    settings.WHITENOISE_USE_FINDERS = True
    settings.WHITENOISE_AUTOREFRESH = True


@pytest.fixture
def served(gallery) -> Iterator[str]:
    """The address at which the gallery is served to a real browser."""
    server = make_server("127.0.0.1", 0, get_wsgi_application(), WSGIServer, Quiet)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
