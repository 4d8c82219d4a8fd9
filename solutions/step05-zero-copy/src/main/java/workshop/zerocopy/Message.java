package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A message in the buffer that it was read into: a flyweight. One object of this class serves all messages, and only
 * holds positions in the buffer. It is valid only during the call of the handler. A handler that needs the message for
 * longer copies the parts that it needs.
 *
 * <p>Not thread-safe.
 */
public final class Message {

    private ByteBuffer bytes;
    private ByteBuffer payload;
    private ByteBuffer headers;

    /** The position where the message begins. The positions of the subject and of the reply subject count from here. */
    private int start;

    private int subjectStart;
    private int subjectEnd;
    private int replyStart;
    private int replyEnd;
    private long subscriptionId;
    private int headersStart;
    private int payloadStart;
    private int payloadEnd;

    Message() {}

    /** Sets the buffer that the positions of the next messages refer to. */
    void wrap(ByteBuffer buffer) {
        // Two views for each buffer, and not for each message: while the buffer stays the same, nothing is allocated.
        if (bytes != buffer) {
            bytes = buffer;
            payload = buffer.duplicate();
            headers = buffer.duplicate();
        }
    }

    /** Sets the position where the message begins. The subject and the reply subject move with it. */
    void setStart(int position) {
        start = position;
    }

    /** Sets the positions of the subject, and the id of the subscription. */
    void setSubject(int from, int to, long subscriptionId) {
        subjectStart = from - start;
        subjectEnd = to - start;
        this.subscriptionId = subscriptionId;
    }

    /** Sets the positions of the reply subject; they are the same if there is none. */
    void setReplyTo(int from, int to) {
        replyStart = from - start;
        replyEnd = to - start;
    }

    /** Sets the positions of headers and payload. The headers end where the payload starts. */
    void setHeadersAndPayload(int headersStart, int payloadStart, int payloadEnd) {
        this.headersStart = headersStart;
        this.payloadStart = payloadStart;
        this.payloadEnd = payloadEnd;
    }

    /**
     * The payload, from position to limit. Each call returns the same view, reset to the payload and big-endian. A
     * handler may change these bytes, but no others of the buffer, as {@code compact()} does.
     */
    public ByteBuffer payload() {
        return payload.limit(payloadEnd).position(payloadStart).order(ByteOrder.BIG_ENDIAN);
    }

    /** The headers, from {@code NATS/1.0} to the empty line that ends them; empty if the message has none. */
    public ByteBuffer headers() {
        return headers.limit(payloadStart).position(headersStart).order(ByteOrder.BIG_ENDIAN);
    }

    /** The length of the headers in bytes; 0 if the message has none. */
    int headersLength() {
        return payloadStart - headersStart;
    }

    /** The id of the subscription that this message is for. */
    public long subscriptionId() {
        return subscriptionId;
    }

    /** Whether the sender waits for a reply. */
    public boolean hasReplyTo() {
        return replyEnd > replyStart;
    }

    /** The subject, as a new string. */
    public String subject() {
        return text(bytes, start + subjectStart, start + subjectEnd);
    }

    /** The subject to reply to, as a new string; empty if the sender does not wait for a reply. */
    public String replyTo() {
        return hasReplyTo() ? text(bytes, start + replyStart, start + replyEnd) : "";
    }

    /**
     * Makes text from an untrusted peer safe for a log and a terminal: each control or invisible character becomes a
     * dot.
     */
    static String printable(String text) {
        return text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", ".");
    }

    /** The first bytes of an operation, for an error message. */
    static String quoted(ByteBuffer bytes, int start) {
        String text = text(bytes, start, start + Math.min(bytes.limit() - start, 40));
        return '"' + printable(text.lines().findFirst().orElse("")) + '"';
    }

    /** Copies bytes out of a buffer. Its position and limit do not change. */
    static String text(ByteBuffer bytes, int start, int end) {
        byte[] copy = new byte[end - start];
        bytes.get(start, copy);
        return new String(copy, UTF_8);
    }
}
