"""The files that figures are measured on: ladders of 30 levels, and answers to the roofing ladder.

The same number gives the same file everywhere. No sentence of a ladder stands twice in it and no two ladders are the
same, so that nothing is easier than in life: 300 expectations in some 47 KB, and in each ladder a few to find fault with.

    python3 tests/figures/files.py ladders 1000 FOLDER
    python3 tests/figures/files.py sheets 10000 FOLDER
"""

import random
import sys
from pathlib import Path

VERBS = ["Draws", "Measures", "Cuts", "Fits", "Tests", "Repairs", "Orders", "Checks", "Teaches", "Explains", "Times",
         "Numbers", "Trims", "Joins", "Lifts", "Packs", "Dates", "Signs", "Sorts", "Balances", "Cleans", "Lays"]
THINGS = ["the north wall", "a worn bearing", "the third valve", "a cracked tile", "the spare pump", "a short beam",
          "the lower hinge", "a copper joint", "the last drawer", "a split plank", "the test bench", "a cold weld",
          "the gauge by the door", "a sash cord", "the drain cover", "a bent spindle", "the night's log", "a loose key"]
ENDS = ["so that a neighbour can go on with it", "before the first visitor of the day", "within 2 mm over 3 m",
        "from a drawing with two faults in it", "with somebody new holding the other end", "by the maker's sheet",
        "after a winter out of doors", "without a second visit", "in the time that was promised", "by lamp light",
        "and leaves the place as it was", "for a customer who saw it fail before", "as the inspector asks for it"]
AREAS = [("hand", "doing"), ("eye", "doing"), ("safety", "doing"), ("people", "directing"), ("plan", "both")]
TRACKS = [("trunk", 8), ("mastery", 11), ("management", 11)]
FAULTY = ["Communicates effectively", "Can set the pace of a day", "Takes his turn at the bench"]


def sentences(number):
    """Sentences in an order of their own for each number, none twice."""
    every = [f"{verb} {thing} {end}" for verb in VERBS for thing in THINGS for end in ENDS]
    random.Random(number).shuffle(every)
    # Within the first level's expectations.
    return iter(every[:21] + FAULTY + every[21:])


def ladder(number):
    """A ladder of 30 levels that loads without an error."""
    said = sentences(number)
    lines = ["format = 1", f'id = "ladder-{number}"', 'version = "2026.1"', f'name = "Ladder {number}"', ""]
    lines += [f'summary = "{next(said)}."', 'language = "en"', ""]
    for area, demands in AREAS:
        lines += ["[[areas]]", f'id = "{area}"', f'name = "{area.capitalize()}"', f'demands = "{demands}"', ""]
    for track, _ in TRACKS:
        lines += ["[[tracks]]", f'kind = "{track}"', f'name = "The {track}"']
        if track != "trunk":
            lines += ['opens_from = ["trunk-8"]', f'prepare = ["{next(said)}"]', f'trial = ["{next(said)}"]']
        lines.append("")
    for track, count in TRACKS:
        for n in range(1, count + 1):
            lines += level(track, n, said)
    return "\n".join(lines)


def level(track, n, said):
    """One level: gates, what to deepen, standing, and two sentences in each of five areas."""
    rank = n if track == "trunk" else n + 8
    lines = ["[[levels]]", f'id = "{track}-{n}"', f'track = "{track}"', f"rank = {rank}"]
    lines += [f'title = "{track.capitalize()} {n}"', f'also_called = ["{track} step {n}"]']
    lines += [f'summary = "{next(said)}."', 'reach = "team"', f"typical_years = [{n}, {n + 3}]"]
    lines += [f'requires = ["{n + 1} months beside a deputy", {{ one_of = ["{next(said)}", "{next(said)}"] }}]']
    lines += [f'deepen = ["{next(said)}"]', f'recognition = ["{next(said)}"]', "", "[levels.expects]"]
    for area, _ in AREAS:
        example = f'{{ text = "{next(said)}", examples = ["{next(said)}"] }}'
        lines += [f"{area} = [", f'  "{next(said)}",', f"  {example},", "]"]
    return lines + [""]


def sheet(number, questions, marks):
    """A person's answers to the roofing ladder at some level, a few open, a few "not sure", and marks in every second."""
    chance = random.Random(number)
    level = chance.choice(["roofer", "lead-technician", "foreman", "apprentice-roofer", "superintendent"])
    lines = ["format = 1", 'ladder = "roofing"', "questions = 1", 'by = "self"', "made = 2026-11-20"]
    lines += [f'level = "{level}"', f'growth = "{chance.choice(["next", "deepen"])}"', "", "[answers]"]
    for question in questions:
        answer = chance.choice(["1", "2", "3", "4", "5"] * 4 + ['"not-sure"', None])
        if answer:
            lines.append(f"{question} = {answer}")
    return "\n".join(lines) + "\n\n" + (marks if number % 2 else "")


def answered():
    """The ids of the questions, and marks: from an answers file of the tests that has all of them."""
    people = Path(__file__).resolve().parent.parent / "people" / "roofer.toml"
    answers, mark, marks = people.read_text(encoding="utf-8").split("[answers]")[1].partition("[[marks]]")
    return [line.split("=")[0].strip() for line in answers.splitlines() if "=" in line], mark + marks


def write(kind, count, folder):
    """Writes so many files of a kind and gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    questions, marks = answered()
    paths = [folder / f"{kind}-{n:05}.toml" for n in range(1, count + 1)]
    for n, path in enumerate(paths, 1):
        path.write_text(ladder(n) if kind == "ladders" else sheet(n, questions, marks), encoding="utf-8")
    return paths


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in ("ladders", "sheets"):
        sys.exit("usage: files.py ladders|sheets COUNT FOLDER")
    write(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
