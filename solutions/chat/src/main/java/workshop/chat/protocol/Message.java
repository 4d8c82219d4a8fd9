package workshop.chat.protocol;

import java.util.UUID;

/**
 * A message of the chat protocol, version 0.5. Lengths of texts are in bytes of UTF-8.
 *
 * @see <a href="https://github.com/StephenClearyExamples/TcpChat/blob/master/Protocol.md">Chat protocol</a>
 */
public sealed interface Message {

    /**
     * Client to server: says something to everybody else.
     *
     * @param text at most {@link MessageCodec#MAX_TEXT} bytes
     */
    record Chat(String text) implements Message {}

    /**
     * Server to client: somebody has said something.
     *
     * @param from the nickname, or the address of one who has none; at most 255 bytes
     * @param text at most {@link MessageCodec#MAX_TEXT} bytes; other servers send up to {@link Fields#MAX_LONG}
     */
    record Broadcast(String from, String text) implements Message {}

    /** Both ways: says only that its sender is still there, and is ignored. */
    record Keepalive() implements Message {}

    /**
     * Client to server: asks for a nickname. An {@link Ack} or a {@link Nak} with the same request id answers.
     *
     * @param request 16 bytes that the client chose
     * @param nickname at most 255 bytes
     */
    record SetNickname(UUID request, String nickname) implements Message {}

    /** The request with this id is granted. */
    record Ack(UUID request) implements Message {}

    /**
     * The request with this id is refused.
     *
     * @param reason for a human, at most {@link MessageCodec#MAX_TEXT} bytes
     */
    record Nak(UUID request, String reason) implements Message {}

    /**
     * Client to server: asks who is here. A {@link WhoResponse} with the same request id answers. Not part of TcpChat,
     * whose server skips it as a message of an unknown type.
     *
     * @param request 16 bytes that the client chose
     */
    record WhoRequest(UUID request) implements Message {}

    /**
     * Server to client: who is here. Not part of TcpChat.
     *
     * @param guests for a human, at most {@link MessageCodec#MAX_TEXT} bytes
     */
    record WhoResponse(UUID request, String guests) implements Message {}
}
