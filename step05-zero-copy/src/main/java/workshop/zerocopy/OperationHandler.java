package workshop.zerocopy;

import java.io.IOException;

/** Is called for each operation of a NATS server, except {@code +OK} and {@code PONG}, which need no reaction. */
interface OperationHandler {

    /** {@code INFO}: a server sends it first, and sends it again when something in it changes. */
    void onInfo(String json) throws IOException;

    /** {@code MSG} and {@code HMSG}. The message is valid only until this call returns. */
    void onMessage(Message message) throws IOException;

    /** {@code PING}: the client must answer with {@code PONG}, or the server treats the connection as lost. */
    void onPing() throws IOException;

    /** {@code -ERR}, with the reason that the server gives. */
    void onError(String reason) throws IOException;
}
