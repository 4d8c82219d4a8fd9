package workshop.zerocopy;

import java.util.ArrayList;
import java.util.List;

/** Writes down what the server said, operation by operation. */
class Recorder implements ServerOperations {

    private final List<String> operations = new ArrayList<>();

    List<String> operations() {
        return operations;
    }

    @Override
    public void info(String json) {
        operations.add("INFO " + json);
    }

    @Override
    public void ping() {
        operations.add("PING");
    }

    @Override
    public void error(String reason) {
        operations.add("-ERR " + reason);
    }

    @Override
    public void message(Message message) {
        operations.add(describe(message));
    }

    /** Everything that a handler can see of a message. */
    static String describe(Message message) {
        return "%s for %s%s, headers [%s], payload [%s]"
                .formatted(
                        message.subject(),
                        message.subscription(),
                        message.hasReplyTo() ? ", reply to " + message.replyTo() : "",
                        Frames.text(message.headers()),
                        Frames.text(message.payload()));
    }
}
