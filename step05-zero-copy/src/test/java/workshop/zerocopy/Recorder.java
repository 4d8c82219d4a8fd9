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
        return "%s for %s%s, headers [%s], payload [%s]"
                .formatted(
                        message.subject(),
                        message.subscriptionId(),
                        message.hasReplyTo() ? ", reply to " + message.replyTo() : "",
                        Frames.text(message.headers()),
                        Frames.text(message.payload()));
    }
}
