package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/**
 * A message as it lies in the buffer that was read into: a view, and one and the same object for all messages. It is valid
 * only during the call of the handler. Who needs it for longer copies what is needed.
 */
public final class Message {

    private ByteBuffer bytes;
    private ByteBuffer payload;
    private ByteBuffer headers;

    private int subjectStart;
    private int subjectEnd;
    private int replyStart;
    private int replyEnd;
    private long subscriptionId;
    private int headersStart;
    private int payloadStart;
    private int payloadEnd;

    Message() {}

    /** Says which buffer the positions of the next messages refer to. */
    void wrap(ByteBuffer buffer) {
        // Two views a buffer, not two views a message: as long as the buffer stays the same, nothing is allocated.
        if (bytes != buffer) {
            bytes = buffer;
            payload = buffer.duplicate();
            headers = buffer.duplicate();
        }
    }

    /** Where the subject lies, and which subscription it matched. */
    void setSubject(int start, int end, long subscriptionId) {
        subjectStart = start;
        subjectEnd = end;
        this.subscriptionId = subscriptionId;
    }

    /** Where the subject for a reply lies; start and end are the same if there is none. */
    void setReplyTo(int start, int end) {
        replyStart = start;
        replyEnd = end;
    }

    /** Where headers and payload lie, the payload right behind the headers. */
    void setHeadersAndPayload(int headersStart, int payloadStart, int payloadEnd) {
        this.headersStart = headersStart;
        this.payloadStart = payloadStart;
        this.payloadEnd = payloadEnd;
    }

    /** The payload, from position to limit. Each call sets this one view to the whole payload again. */
    public ByteBuffer payload() {
        return payload.limit(payloadEnd).position(payloadStart);
    }

    /** The headers, from {@code NATS/1.0} to the empty line that ends them; empty in a message without. */
    public ByteBuffer headers() {
        return headers.limit(payloadStart).position(headersStart);
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
        return text(bytes, subjectStart, subjectEnd);
    }

    /** The subject to reply to, as a new string; empty if the sender waits for none. */
    public String replyTo() {
        return text(bytes, replyStart, replyEnd);
    }

    /** Text that came from outside, fit for a log and a terminal: each control or invisible character is a dot. */
    static String printable(String text) {
        return text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", ".");
    }

    /** Copies bytes out of a buffer, whose position and limit stay as they are. */
    static String text(ByteBuffer bytes, int start, int end) {
        byte[] copy = new byte[end - start];
        bytes.get(start, copy);
        return new String(copy, UTF_8);
    }
}
