"""Every address of the site: the clerks' desk and what citizens reach."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("archive.web.addresses")),
]

handler400 = "archive.web.views.errors.bad_request"
handler404 = "archive.web.views.errors.not_found"
