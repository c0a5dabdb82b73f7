from builder.check.trial import Trial


def proved(trials: list[Trial], progress: object) -> list[Trial]:
    return trials
