"""News; the path word is a message with the context "address"."""

from django.urls import path
from django.utils.text import format_lazy
from django.utils.translation import pgettext_lazy

from portal.news import views

NEWS = pgettext_lazy("address", "news/")

urlpatterns = [
    path(NEWS, views.news, name="news"),
    path(format_lazy("{}<slug:slug>/", NEWS), views.news_item, name="news-item"),
]
