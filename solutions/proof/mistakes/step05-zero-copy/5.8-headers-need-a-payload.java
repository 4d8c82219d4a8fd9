// Mistake: a message that has headers and no payload is refused.
// Fails with: "HMSG 12 6 7 12 12"
package workshop.zerocopy;

class MessageParser {
    private int parseMessage(ByteBuffer bytes, int start, int lengthFields) throws IOException {
        if (resumeOffset > 0 && findEndOfLine(bytes, start) == INCOMPLETE) {
            return INCOMPLETE;
        }
        int headersStart = controlLine.split(bytes, start + 4, searchLimit(bytes, start));
        if (headersStart == INCOMPLETE) {
            return findEndOfLine(bytes, start);
        }
        int replyFields = controlLine.fieldCount() - 2 - lengthFields;
        if (replyFields < 0 || replyFields > 1) {
            throw new ProtocolException(
                    controlLine.fieldCount() + " fields do not make a message: " + Message.quoted(bytes, start));
        }
        int id = checked("subscription id", controlLine.subscriptionId(), Integer.MAX_VALUE, bytes, start);
        int length = checked("length", controlLine.last(), maxMessageLength, bytes, start);
        int headersLength =
                lengthFields == 1 ? 0 : checked("length of headers", controlLine.beforeLast(), length, bytes, start);
        if (lengthFields == 2 && headersLength >= length && length > 0) {
            throw new ProtocolException("no payload: " + Message.quoted(bytes, start));
        }
        int end = headersStart + length;
        // This is known before the payload is there. So the buffer can grow to the right size at once.
        requiredBytes = end + 2 - start;
        if (bytes.limit() - start < requiredBytes) {
            return INCOMPLETE;
        }
        if (bytes.getShort(end) != CR_LF) {
            throw new ProtocolException("no CR LF after the " + length + " bytes of " + Message.quoted(bytes, start));
        }
        message.setSubject(controlLine.subjectStart(), controlLine.subjectEnd(), id);
        message.setReplyTo(
                controlLine.thirdStart(), replyFields == 0 ? controlLine.thirdStart() : controlLine.thirdEnd());
        message.setHeadersAndPayload(headersStart, headersStart + headersLength, end);
        handler.onMessage(message);
        return end + 2;
    }
}
