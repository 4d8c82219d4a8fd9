package workshop.zerocopy;

import java.io.IOException;

/** What a NATS server says, operation by operation; {@code +OK} and {@code PONG} ask for nothing and are left out. */
interface OperationHandler {

    /** {@code INFO}: the first thing that a server sends, and again when something about it changes. */
    void onInfo(String json) throws IOException;

    /** {@code MSG} and {@code HMSG}. The message is valid only until this returns. */
    void onMessage(Message message) throws IOException;

    /** {@code PING}: wants a {@code PONG}, or the server will take this client for dead. */
    void onPing() throws IOException;

    /** {@code -ERR}, with the server's reason. */
    void onError(String reason) throws IOException;
}
