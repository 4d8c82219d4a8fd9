package workshop.chat.protocol;

import java.util.UUID;

/**
 * A message of the chat protocol, version 0.5. Lengths of texts are in bytes of UTF-8.
 *
 * @see <a href="https://github.com/StephenClearyExamples/TcpChat/blob/master/Protocol.md">Chat protocol</a>
 */
public sealed interface Message {

    /**
     * Client to server: a text for all other guests.
     *
     * @param text at most {@link MessageCodec#MAX_TEXT} bytes
     */
    record Chat(String text) implements Message {}

    /**
     * Server to client: what a guest said.
     *
     * @param from the guest's nickname, or address if it has none; at most 255 bytes
     * @param text at most {@link MessageCodec#MAX_TEXT} bytes; other servers send up to {@link Fields#MAX_LONG}
     */
    record Broadcast(String from, String text) implements Message {}

    /** Both ways: shows only that its sender is still there. The receiver ignores it. */
    record Keepalive() implements Message {}

    /**
     * Client to server: requests a nickname. The response is an {@link Ack} or a {@link Nak} with the same correlation id.
     *
     * @param request the correlation id: 16 bytes that the client chose
     * @param nickname at most 255 bytes
     */
    record SetNickname(UUID request, String nickname) implements Message {}

    /** Server to client: the request with this correlation id is granted. */
    record Ack(UUID request) implements Message {}

    /**
     * Server to client: the request with this correlation id is refused.
     *
     * @param reason for a human, at most {@link MessageCodec#MAX_TEXT} bytes
     */
    record Nak(UUID request, String reason) implements Message {}

    /**
     * Client to server: asks who is here. The response is a {@link WhoResponse} with the same correlation id. Not part of
     * TcpChat, whose server skips it as a message of an unknown type.
     *
     * @param request the correlation id: 16 bytes that the client chose
     */
    record WhoRequest(UUID request) implements Message {}

    /**
     * Server to client: who is here. Not part of TcpChat.
     *
     * @param guests for a human, at most {@link MessageCodec#MAX_TEXT} bytes
     */
    record WhoResponse(UUID request, String guests) implements Message {}
}
