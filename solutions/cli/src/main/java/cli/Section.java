package cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import judge.Effort;
import judge.Exercise;
import judge.PlainText;

/**
 * What a guide says about one exercise.
 *
 * @param exercise such as 2.3
 * @param title the heading without the number, such as {@code Accept for ever}
 * @param effort its minutes and its difficulty
 * @param goal the paragraph that begins with "Goal."
 * @param hints from the first, which helps a little, to the last, which is nearly the answer
 */
record Section(Exercise exercise, String title, Effort effort, String goal, List<String> hints) {

    private static final Pattern HINT = Pattern.compile("(?s)<details><summary>Hint \\d[^<]*</summary>(.*?)</details>");
    private static final Pattern GOAL = Pattern.compile("(?s)\\*\\*Goal\\.\\*\\* (.*?)\\R\\R");

    /** The sections of a guide that have an exercise. */
    static List<Section> in(String guide) {
        List<Section> sections = new ArrayList<>();
        for (Effort effort : Effort.in(guide)) {
            effort.exercise().ifPresent(exercise -> {
                String text = text(guide, effort.section());
                String title = effort.section().substring(exercise.toString().length() + 1);
                sections.add(new Section(exercise, title, effort, goal(text), hints(text)));
            });
        }
        return sections;
    }

    private static String text(String guide, String heading) {
        int begin = guide.indexOf("## " + heading);
        int end = guide.indexOf("\n## ", begin);
        return guide.substring(begin, end < 0 ? guide.length() : end);
    }

    private static String goal(String text) {
        Matcher goal = GOAL.matcher(text);
        return goal.find() ? PlainText.of(goal.group(1)) : "";
    }

    private static List<String> hints(String text) {
        return HINT.matcher(text)
                .results()
                .map(hint -> PlainText.of(hint.group(1)))
                .toList();
    }

    @Override
    public String toString() {
        return exercise + " " + title;
    }
}
