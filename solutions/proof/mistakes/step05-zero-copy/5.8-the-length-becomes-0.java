// Mistake: the length is cast to an int before it is checked, and so NOT_A_NUMBER becomes 0.
// Fails with: [parsing MSG s 1 -5] Expecting code to raise a throwable.
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
        int length = (int) controlLine.last();
        if (length < 0 || length > maxMessageLength) {
            throw new ProtocolException("a wrong length: " + Message.quoted(bytes, start));
        }
        int headersLength =
                lengthFields == 1 ? 0 : checked("length of headers", controlLine.beforeLast(), length, bytes, start);
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
