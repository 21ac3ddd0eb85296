"""What can be wrong with an input, said in one line that names the file, the place in it and the way out."""

from __future__ import annotations


class ReportError(Exception):
    """A report that cannot be read. `str()` is one line: file, place, problem, way out."""

    def __init__(self, file: str, problem: str, way_out: str, place: str = "") -> None:
        where = f"{file} {place}" if place else file
        super().__init__(f"{where}: {problem}; {way_out}")
        self.file = file
        self.place = place
        self.problem = problem
        self.way_out = way_out

    def __reduce__(self) -> tuple[type[ReportError], tuple[str, str, str, str]]:
        """Pickled by its parts, so that it comes whole out of a worker process."""
        return type(self), (self.file, self.problem, self.way_out, self.place)
