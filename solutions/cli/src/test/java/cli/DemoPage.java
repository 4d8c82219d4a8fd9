package cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of docs/demos, as somebody who types it. In its blocks of code, {@code 1$} is the prompt of terminal 1, {@code 1>} is
 * before a line that is typed into its program, {@code 1^C} and {@code 1^Z} are keys, and {@code 1…} goes on with its output.
 * The other lines are what the program prints; {@code …} stands for anything.
 */
final class DemoPage implements AutoCloseable {

    private static final Pattern BLOCK = Pattern.compile("(?s)\n```\n(.*?)\n```\n");
    private static final Pattern TYPED = Pattern.compile("(\\d)(\\$|>|\\^[CZ]|…) ?(.*)");

    /** Starts the program of a command. */
    interface Shell {
        Terminal start(String command) throws IOException;
    }

    private final Map<String, Terminal> terminals = new HashMap<>();
    private final Shell shell;

    DemoPage(Shell shell) {
        this.shell = shell;
    }

    /**
     * Types all that the page says, in order, and waits for all that it promises.
     *
     * @throws AssertionError if a program does not print what the page says
     */
    void play(String page) throws IOException {
        for (String block :
                BLOCK.matcher(page).results().map(found -> found.group(1)).toList()) {
            play(block.lines().toList());
        }
        assertThat(terminals).as("the terminals of the page").isNotEmpty();
    }

    /** Types the lines of a block, and waits for all that it promises. Its first line is typed. */
    void play(List<String> block) throws IOException {
        Terminal terminal = null;
        for (String line : block) {
            Matcher typed = TYPED.matcher(line);
            if (typed.matches()) {
                terminal = type(typed.group(1), typed.group(2), typed.group(3));
            } else {
                terminal.expect(fragments(line));
            }
        }
    }

    private Terminal type(String number, String sign, String text) throws IOException {
        if (sign.equals("$")) {
            Terminal old = terminals.put(number, shell.start(text));
            if (old != null) {
                old.close();
            }
        }
        Terminal terminal = terminals.get(number);
        switch (sign) {
            case ">" -> terminal.type(text);
            case "^C" -> terminal.interrupt();
            case "^Z" -> terminal.stop();
            default -> {}
        }
        return terminal;
    }

    private static String[] fragments(String line) {
        return Stream.of(line.split("…"))
                .map(String::strip)
                .filter(fragment -> !fragment.isEmpty())
                .toArray(String[]::new);
    }

    @Override
    public void close() {
        terminals.values().forEach(Terminal::close);
    }

    /** A program that somebody types into. */
    interface Terminal extends AutoCloseable {

        void type(String line) throws IOException;

        /** Presses Ctrl-C, and waits for the end of the program. */
        void interrupt() throws IOException;

        /** Presses Ctrl-Z. */
        default void stop() throws IOException {
            throw new UnsupportedOperationException("this terminal has no Ctrl-Z");
        }

        /** Waits until the program has printed these words, in this order, since the last call. */
        void expect(String... words);

        @Override
        void close();
    }
}
