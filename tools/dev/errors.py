"""What stops a verb with one sentence instead of a traceback."""


class SetupError(Exception):
    """Something outside the program is wrong; the text names the cause and the mend.

    The command line prints it alone and exits with status 2.
    """


class StepFailedError(Exception):
    """A step that had all it needed failed; its output was already shown. Exit status 1.

    Without a text, everything was said already.
    """


class StopRequestedError(BaseException):
    """A signal asked the runner to end; no handler of ordinary errors may stop it."""
