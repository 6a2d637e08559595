"""What went wrong, in a sentence a person can act on."""


class UserError(Exception):
    """An error with a remedy: one clear sentence, what to do about it, and details to fold away.

    `str(error)` is the sentence followed by the action, as it is printed on a terminal; a sentence
    that ends without a full stop gets one before an action.
    """

    def __init__(self, sentence: str, action: str = "", details: str = "") -> None:
        stop = "." if action and sentence[-1:].isalnum() else ""
        super().__init__(f"{sentence}{stop} {action}".strip())
        self.sentence = sentence
        self.action = action
        self.details = details
