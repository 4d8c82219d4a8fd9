package cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The commands on a page: in blocks of code those behind {@code $} or of a program that is known here, and inside of sentences
 * those of such a program with arguments. A comment that begins with the line {@code <!-- not run:} lists beginnings of
 * commands that the build does not run, with the reason behind two blanks.
 */
record PageCommands(String page) {

    private static final Pattern COMMENT = Pattern.compile("(?ms)^<!--.*?-->");
    private static final Pattern NOT_RUN = Pattern.compile("(?s)<!-- not run:\n(.*?)\n-->");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");
    private static final Pattern INLINE = Pattern.compile("`([^`]+)`");
    private static final Pattern PROMPT = Pattern.compile("\\d?\\$ (.*)");

    private static final Pattern PROGRAM = Pattern.compile("""
            (sudo )?(mvn|cat|curl|git|jcmd|jshell|jstack|jstat|kill|lsof|nats-server|nc|ncat|netstat|prlimit|ps|ss|strace\
            |tshark|ulimit|wireshark|yes) .*|(sudo )?\\./workshop( .*)?|\\.ci/\\w+( .*)?""");

    /** Why the build does not run the commands that begin with these words. */
    record NotRun(String beginning, String reason) {}

    List<String> all() {
        String text = COMMENT.matcher(Pages.read(page)).replaceAll("");
        Stream<String> inBlocks = BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).isEmpty())
                .flatMap(block -> block.group(2).lines())
                .flatMap(PageCommands::ofLine);
        Stream<String> inline = INLINE.matcher(BLOCK.matcher(text).replaceAll(""))
                .results()
                // A table has a backslash before each |, and a sentence may break a line inside of a command.
                .map(code -> code.group(1).replace("\\|", "|").replace('\n', ' '))
                .filter(PROGRAM.asMatchPredicate());
        return Stream.concat(inBlocks, inline).distinct().toList();
    }

    private static Stream<String> ofLine(String line) {
        Matcher prompt = PROMPT.matcher(line);
        String command = TypedSection.command(prompt.matches() ? prompt.group(1) : line);
        return prompt.matches() || PROGRAM.matcher(command).matches() ? Stream.of(command) : Stream.empty();
    }

    List<NotRun> notRun() {
        return NOT_RUN.matcher(Pages.read(page))
                .results()
                .flatMap(list -> list.group(1).lines())
                .map(line -> line.split(" {2,}", 2))
                .map(parts -> new NotRun(parts[0], parts[1]))
                .toList();
    }

    /** Why the build does not run a command. */
    Map<String, String> reasons() {
        Map<String, String> reasons = new HashMap<>();
        for (NotRun line : notRun()) {
            all().stream()
                    .filter(command -> command.startsWith(line.beginning()))
                    .forEach(command -> reasons.put(command, line.reason()));
        }
        return reasons;
    }

    /** The commands that the build types to look at a running program. */
    Stream<String> typed() {
        Stream<String> demos = page.startsWith("docs/demos/")
                ? Pages.read(page)
                        .lines()
                        .filter(line -> line.matches("\\d\\$ .*"))
                        .map(line -> line.substring(3))
                : Stream.empty();
        return Stream.concat(demos, TypedSection.of(page).flatMap(TypedSection::commands));
    }
}
