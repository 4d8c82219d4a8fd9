package workshop.zerocopy;

import java.util.ArrayList;
import java.util.List;

/** Records the operations of the server. */
class Recorder implements OperationHandler {

    private final List<String> operations = new ArrayList<>();

    List<String> operations() {
        return operations;
    }

    @Override
    public void onInfo(String json) {
        operations.add("INFO " + json);
    }

    @Override
    public void onPing() {
        operations.add("PING");
    }

    @Override
    public void onError(String reason) {
        operations.add("-ERR " + reason);
    }

    @Override
    public void onMessage(Message message) {
        operations.add(describe(message));
    }

    /** A handler that fails at the given message, and takes those before it and after it. */
    static Recorder throwing(RuntimeException failure, int at) {
        return new Recorder() {
            private int messages;

            @Override
            public void onMessage(Message message) {
                messages++;
                if (messages == at) {
                    throw failure;
                }
            }
        };
    }

    /** All that a handler can read from a message. */
    static String describe(Message message) {
        // Not with formatted(), which would take most of the time of a test with thousands of messages.
        return message.subject() + " for " + message.subscriptionId()
                + (message.hasReplyTo() ? ", reply to " + message.replyTo() : "")
                + ", headers [" + Frames.text(message.headers())
                + "], payload [" + Frames.text(message.payload()) + "]";
    }
}
