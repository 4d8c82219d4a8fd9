// Mistake: headers are added to the length when it is compared with the maximum. The length counts them already.
// Fails with: "HMSG s 1 8 1000"
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
            throw new ProtocolException("wrong number of fields: " + Message.quoted(bytes, start));
        }
        int id = checked("subscription id", controlLine.subscriptionId(), Integer.MAX_VALUE, bytes, start);
        int length = checked("length", controlLine.last(), maxMessageLength, bytes, start);
        int headersLength =
                lengthFields == 1 ? 0 : checked("length of headers", controlLine.beforeLast(), length, bytes, start);
        if (headersLength + length > maxMessageLength) {
            throw new ProtocolException("too long: " + Message.quoted(bytes, start));
        }
        int end = headersStart + length;
        requiredBytes = end + 2 - start;
        if (bytes.limit() - start < requiredBytes) {
            return INCOMPLETE;
        }
        if (bytes.getShort(end) != CR_LF) {
            throw new ProtocolException("no CR LF after the payload of " + Message.quoted(bytes, start));
        }
        message.setSubject(controlLine.subjectStart(), controlLine.subjectEnd(), id);
        message.setReplyTo(
                controlLine.thirdStart(), replyFields == 0 ? controlLine.thirdStart() : controlLine.thirdEnd());
        message.setHeadersAndPayload(headersStart, headersStart + headersLength, end);
        handler.onMessage(message);
        return end + 2;
    }
}
