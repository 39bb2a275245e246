"""What the server runs. The checks come first: an unsafe set-up does not start."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkaanpak.site.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
