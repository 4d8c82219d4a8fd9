package workshop.chat.server;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Catches what is logged while it is open. */
final class Log implements AutoCloseable {

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream caught = new ByteArrayOutputStream();

    Log() {
        System.setErr(new PrintStream(caught, true, StandardCharsets.UTF_8));
    }

    /** The lines so far. */
    List<String> lines() {
        return caught.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** All so far. */
    String text() {
        return caught.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setErr(before);
    }
}
