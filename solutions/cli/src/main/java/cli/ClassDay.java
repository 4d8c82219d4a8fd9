package cli;

import java.util.ArrayList;
import java.util.List;
import judge.Effort;
import judge.Step;

/**
 * A day of a class: which section of the guides begins when, and when the breaks are. Times are in minutes since midnight.
 *
 * @param entries in the order of the day
 */
record ClassDay(List<Entry> entries) {

    /** A class needs a break after this time, in minutes. A section is never interrupted. */
    static final int MAX_WITHOUT_BREAK = 90;

    /** More work than this, in minutes, is too much for a day. Together with the breaks, it is a little more than six hours. */
    static final int MAX_WORK = 300;

    /** The first break after this time is lunch. */
    private static final int EARLIEST_LUNCH = 11 * 60 + 30;

    /** No section before lunch ends after this time. */
    private static final int LATEST_LUNCH = 12 * 60 + 30;

    /** What happens at one time of the day. */
    sealed interface Entry {

        int begin();

        int minutes();

        default int end() {
            return begin() + minutes();
        }
    }

    /** A section of the guide of a step. */
    record Work(int begin, Step step, Effort effort) implements Entry {

        @Override
        public int minutes() {
            return effort.minutes();
        }
    }

    /** A time without work. */
    record Pause(int begin, int minutes, String name) implements Entry {

        static Pause coffee(int begin) {
            return new Pause(begin, 15, "break");
        }

        static Pause lunch(int begin) {
            return new Pause(begin, 60, "lunch");
        }
    }

    /**
     * What a class does in one step.
     *
     * @param efforts the sections that it works through, in order
     */
    record Part(Step step, List<Effort> efforts) {

        int minutes() {
            return efforts.stream().mapToInt(Effort::minutes).sum();
        }
    }

    /** Distributes steps over as few days as possible. A step is never distributed over two days. */
    static List<ClassDay> of(List<Part> parts, int start) {
        List<ClassDay> days = new ArrayList<>();
        List<Part> day = new ArrayList<>();
        int work = 0;
        for (Part part : parts) {
            if (!day.isEmpty() && work + part.minutes() > MAX_WORK) {
                days.add(withBreaks(day, start));
                day.clear();
                work = 0;
            }
            day.add(part);
            work += part.minutes();
        }
        days.add(withBreaks(day, start));
        return days;
    }

    private static ClassDay withBreaks(List<Part> parts, int start) {
        List<Entry> entries = new ArrayList<>();
        int now = start;
        int rested = start;
        boolean hadLunch = start >= EARLIEST_LUNCH;
        for (Part part : parts) {
            for (Effort effort : part.efforts()) {
                int end = now + effort.minutes();
                boolean needsLunch = !hadLunch && end > LATEST_LUNCH;
                boolean needsBreak = now > rested && end - rested > MAX_WITHOUT_BREAK;
                if (needsLunch || needsBreak) {
                    boolean isLunch = !hadLunch && now >= EARLIEST_LUNCH;
                    Pause pause = isLunch ? Pause.lunch(now) : Pause.coffee(now);
                    entries.add(pause);
                    hadLunch |= isLunch;
                    now = pause.end();
                    rested = now;
                }
                entries.add(new Work(now, part.step(), effort));
                now += effort.minutes();
            }
        }
        return new ClassDay(List.copyOf(entries));
    }

    int begin() {
        return entries.getFirst().begin();
    }

    int end() {
        return entries.getLast().end();
    }

    /** The minutes without the breaks. */
    int work() {
        return entries.stream()
                .filter(Work.class::isInstance)
                .mapToInt(Entry::minutes)
                .sum();
    }
}
