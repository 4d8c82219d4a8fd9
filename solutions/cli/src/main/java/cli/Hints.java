package cli;

/** Shows one hint of an exercise more each time. */
final class Hints {

    private Hints() {}

    /** The next hint. After the last one, the last one again. */
    static String next(Kept kept, Section section) {
        int count = section.hints().size();
        int number = Math.min(kept.hintsShown(section.exercise()) + 1, count);
        kept.hintShown(section.exercise(), number);
        String nearly = number == count ? ", nearly the answer" : "";
        String note = kept.isWritten() ? "" : " (The next call shows this hint again: .workshop cannot be written.)";
        return "Hint " + number + " of " + count + nearly + ": "
                + section.hints().get(number - 1) + note;
    }
}
