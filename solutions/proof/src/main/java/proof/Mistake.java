package proof;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A wrong solution that compiles and that a learner really writes: the members in which it differs from the reference.
 *
 * @param name the exercise and the mistake, such as {@code 2.3-stops-after-one}
 * @param exercise the exercise whose tests catch it
 * @param redSays words that the learner reads in the red tests of that exercise
 * @param seenOn the start of the name of the only system that can show it; empty for all of them
 * @param members the wrong members, by the name of the file that they belong to
 */
record Mistake(String name, Exercise exercise, List<String> redSays, String seenOn, Map<String, String> members) {

    private static final Pattern RED_SAYS = Pattern.compile("(?m)^// Red says: (.+)$");
    private static final Pattern SEEN_ON = Pattern.compile("(?m)^// Seen on: (.+)$");

    /** Reads a folder of the catalogue. */
    static Mistake read(Path folder) {
        String name = folder.getFileName().toString();
        Map<String, String> members = Code.read(folder).files();
        String all = String.join("\n", members.values());
        return new Mistake(
                name,
                Exercise.in(name).orElseThrow(),
                RED_SAYS.matcher(all).results().map(said -> said.group(1)).toList(),
                SEEN_ON.matcher(all)
                        .results()
                        .map(on -> on.group(1))
                        .findFirst()
                        .orElse(""),
                members);
    }

    /** The reference with this mistake in it. */
    Code in(Code reference) {
        Code wrong = reference;
        for (Map.Entry<String, String> file : members.entrySet()) {
            var overlay = new Members(file.getValue());
            wrong = wrong.with(pathOf(file.getKey(), reference), text -> new Members(text).overlaidWith(overlay));
        }
        return wrong;
    }

    private String pathOf(String file, Code reference) {
        return reference.files().keySet().stream()
                .filter(path -> path.endsWith("/" + file))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + ": the reference has no " + file));
    }

    /** Whether some of these verdicts are red, and say all that this mistake makes red say. */
    boolean isCaughtBy(List<Verdict> verdicts) {
        List<String> said =
                verdicts.stream().flatMap(verdict -> verdict.failure().stream()).toList();
        return !said.isEmpty()
                && redSays.stream().allMatch(words -> said.stream().anyMatch(s -> s.contains(words)));
    }

    boolean canBeSeenHere() {
        return System.getProperty("os.name").startsWith(seenOn);
    }

    @Override
    public String toString() {
        return name;
    }
}
