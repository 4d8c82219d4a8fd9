// Mistake: each read starts a new search from the beginning of the line.
// Fails with: bytes, read byte by byte, as a multiple of that for short lines] Expecting actual:
package workshop.zerocopy;

class MessageParser {
    private int parseMessage(ByteBuffer bytes, int start, int lengthFields) throws IOException {
        int headersStart = controlLine.split(bytes, start + 4, searchLimit(bytes, start));
        if (headersStart == INCOMPLETE) {
            return findEndOfLine(bytes, start);
        }
        int last = controlLine.fieldCount() - 1;
        int replyFields = controlLine.fieldCount() - 2 - lengthFields;
        if (replyFields < 0 || replyFields > 1) {
            throw new ProtocolException(controlLine.fieldCount() + " fields do not make a message: " + quoted(bytes, start));
        }
        int length = controlLine.parseNumber(last, maxMessageLength);
        int headersLength = lengthFields == 1 ? 0 : controlLine.parseNumber(last - 1, length);
        int end = headersStart + length;
        // This is known before the payload is there. So the buffer can grow to the right size at once.
        requiredBytes = end + 2 - start;
        if (bytes.limit() - start < requiredBytes) {
            return INCOMPLETE;
        }
        if (bytes.getShort(end) != CR_LF) {
            throw new ProtocolException("no CR LF after the " + length + " bytes of " + quoted(bytes, start));
        }
        message.setSubject(controlLine.start(0), controlLine.end(0), controlLine.parseNumber(1, Integer.MAX_VALUE));
        message.setReplyTo(controlLine.start(2), replyFields == 0 ? controlLine.start(2) : controlLine.end(2));
        message.setHeadersAndPayload(headersStart, headersStart + headersLength, end);
        handler.onMessage(message);
        return end + 2;
    }
}
