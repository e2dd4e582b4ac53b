"""The WSGI application that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

from portal.search.analysis.dictionaries import read_lists_in_background

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
application = get_wsgi_application()
read_lists_in_background()
