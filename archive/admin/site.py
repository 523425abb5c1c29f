"""The admin site, by its Danish name."""

from django.contrib.admin import AdminSite


class ClerksDesk(AdminSite):
    site_header = "Referatarkivet"
    site_title = "Referatarkivet"
    index_title = "Skrivebord"
