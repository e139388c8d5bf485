"""Settings of all tests."""

from hypothesis import settings

# Two cores that others use too: how long an example takes says nothing about what is tested.
settings.register_profile("vbtui", deadline=None)
settings.load_profile("vbtui")
