package workshop.chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** Handles what the user types: commands, and text for all other guests. */
final class UserInput {

    private static final String HELP = """
            /nick NAME   asks the server to call you NAME
            /who         asks the server who is here
            /quit        leaves (so does Ctrl-D)
            /help        shows this
            //TEXT       says /TEXT
            Any other text goes to all other guests. While there is no connection, Enter tries again at once.""";

    private static final Pattern LINE_END = Pattern.compile("\\R");

    /** The pause after each line of a paste or a file. It stays below the 20 messages a second that a server allows. */
    private static final int MILLIS_PER_MESSAGE = 60;

    /** For the server's rate limit, each full KiB counts as one message more. */
    private static final int BYTES_PER_MESSAGE = 1024;

    /** A message begins with its type and the length of the text. */
    private static final int BYTES_BEFORE_TEXT = Integer.BYTES + Short.BYTES;

    private final ChatClient client;
    private final Screen screen;

    /** For this client. */
    UserInput(ChatClient client, Screen screen) {
        this.client = client;
        this.screen = screen;
    }

    /**
     * Handles one input. Several lines at once were pasted: all of them are text, also those that begin with a slash.
     *
     * @return false if the user wants to quit
     * @throws IOException if it was not sent, because there is no connection, or it is broken
     */
    boolean handle(String typed) throws IOException, InterruptedException {
        List<String> lines = LINE_END.splitAsStream(typed).toList();
        for (String line : lines) {
            try {
                if (lines.size() == 1) {
                    return handleLine(line);
                }
                say(line);
                Thread.sleep(pause(line));
            } catch (IllegalArgumentException e) {
                screen.showNote("that is not sent: " + e.getMessage());
            }
        }
        return true;
    }

    /** How long to wait after a line of a paste, a pipe or a file, in milliseconds. */
    static long pause(String line) {
        return MILLIS_PER_MESSAGE * (1L + (BYTES_BEFORE_TEXT + line.getBytes(UTF_8).length) / BYTES_PER_MESSAGE);
    }

    private boolean handleLine(String line) throws IOException {
        String command = line.strip();
        if (command.startsWith("//")) {
            say(line.replaceFirst("//", "/"));
        } else if (command.startsWith("/")) {
            return runCommand(command);
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

    private boolean runCommand(String command) throws IOException {
        String[] words = command.split("\\s+", 2);
        switch (words[0]) {
            case "/nick" -> {
                if (words.length < 2) {
                    screen.showNote("/nick takes a name: /nick ada");
                } else {
                    client.rename(words[1]);
                }
            }
            case "/who" -> client.who();
            case "/help" -> screen.showNote(HELP);
            case "/quit" -> {
                return false;
            }
            default -> screen.showNote("no such command: " + words[0] + " (/help lists the commands)");
        }
        return true;
    }
}
