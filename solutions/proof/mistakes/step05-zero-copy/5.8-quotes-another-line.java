// Mistake: the error message shows the line at the position of the buffer, which is not the one that is wrong.
// Fails with: [parsing +OK MSG s 1 five hello] Expecting throwable message:
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
                    controlLine.fieldCount() + " fields do not make a message: " + Message.quoted(bytes, bytes.position()));
        }
        int id = checked("subscription id", controlLine.subscriptionId(), Integer.MAX_VALUE, bytes, bytes.position());
        int length = checked("length", controlLine.last(), maxMessageLength, bytes, bytes.position());
        int headersLength =
                lengthFields == 1 ? 0 : checked("length of headers", controlLine.beforeLast(), length, bytes, bytes.position());
        int end = headersStart + length;
        requiredBytes = end + 2 - start;
        if (bytes.limit() - start < requiredBytes) {
            return INCOMPLETE;
        }
        if (bytes.getShort(end) != CR_LF) {
            throw new ProtocolException("no CR LF after the " + length + " bytes of " + Message.quoted(bytes, bytes.position()));
        }
        message.setSubject(controlLine.subjectStart(), controlLine.subjectEnd(), id);
        message.setReplyTo(
                controlLine.thirdStart(), replyFields == 0 ? controlLine.thirdStart() : controlLine.thirdEnd());
        message.setHeadersAndPayload(headersStart, headersStart + headersLength, end);
        handler.onMessage(message);
        return end + 2;
    }
}
