package workshop.chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** What the user types: commands, and what is said to all others. */
final class UserInput {

    private static final String HELP = """
            /nick NAME   asks the server to call you NAME
            /who         asks the server who is here
            /quit        leaves (so does Ctrl-D)
            /help        shows this
            //TEXT       says /TEXT
            Anything else is said to all others. While there is no connection, Enter tries again at once.""";

    private static final Pattern LINE_END = Pattern.compile("\\R");

    /** Between two messages, so that a long paste or file stays below the 20 a second that a server allows. */
    private static final int MILLIS_PER_MESSAGE = 60;

    /** Long messages count more: see the server's limit. */
    private static final int BYTES_PER_MESSAGE = 1024;

    /** In a message, its type and the length of the text stand before that. */
    private static final int BYTES_BEFORE_TEXT = Integer.BYTES + Short.BYTES;

    private final ChatClient client;
    private final Screen screen;

    /** Input for a client. */
    UserInput(ChatClient client, Screen screen) {
        this.client = client;
        this.screen = screen;
    }

    /**
     * Does what was typed. Several lines were pasted: they are text, whatever they begin with, and said one by one.
     *
     * @return whether the user stays
     * @throws IOException if it did not get through, because there is no connection at the moment, or no more
     */
    boolean take(String typed) throws IOException, InterruptedException {
        List<String> lines = LINE_END.splitAsStream(typed).toList();
        try {
            if (lines.size() == 1) {
                return takeLine(lines.getFirst());
            }
            for (String line : lines) {
                say(line);
                Thread.sleep(pause(line));
            }
        } catch (IllegalArgumentException e) {
            screen.note("that is not sent: " + e.getMessage());
        }
        return true;
    }

    /** How long to wait after a line that is not typed by hand, in milliseconds. */
    static long pause(String line) {
        return MILLIS_PER_MESSAGE * (1L + (BYTES_BEFORE_TEXT + line.getBytes(UTF_8).length) / BYTES_PER_MESSAGE);
    }

    private boolean takeLine(String line) throws IOException {
        String command = line.strip();
        if (command.startsWith("//")) {
            say(line.replaceFirst("//", "/"));
        } else if (command.startsWith("/")) {
            return obey(command);
        } else if (command.isEmpty()) {
            client.retryNow();
        } else {
            say(line);
        }
        return true;
    }

    private void say(String line) throws IOException {
        if (!line.isBlank()) {
            client.say(line);
        }
    }

    private boolean obey(String command) throws IOException {
        String[] words = command.split("\\s+", 2);
        switch (words[0]) {
            case "/nick" -> {
                if (words.length < 2) {
                    screen.note("/nick takes a name: /nick ada");
                } else {
                    client.rename(words[1]);
                }
            }
            case "/who" -> client.who();
            case "/help" -> screen.note(HELP);
            case "/quit" -> {
                return false;
            }
            default -> screen.note("no such command: " + words[0] + " (/help lists those that there are)");
        }
        return true;
    }
}
