// Mistake: payload up to the next line break.
// Fails with: [the bytes that a message needs, of which the line is there] expected:
package workshop.zerocopy;

class MessageParser {
    private int message(ByteBuffer bytes, int at, int lengths) throws IOException {
        if (searched > 0 && endOfLine(bytes, at) == INCOMPLETE) {
            return INCOMPLETE;
        }
        int content = line.split(bytes, at + 4, endOfSearch(bytes, at));
        if (content == INCOMPLETE) {
            return endOfLine(bytes, at);
        }
        int last = line.fields() - 1;
        int replies = line.fields() - 2 - lengths;
        if (replies < 0 || replies > 1) {
            throw new ProtocolException(line.fields() + " fields are no message: " + quoted(bytes, at));
        }
        int length = line.number(last, maxLength);
        int headers = lengths == 1 ? 0 : line.number(last - 1, length);
        int end = content;
        while (end < bytes.limit() - 1 && bytes.getShort(end) != CR_LF) {
            end++;
        }
        // Known before the payload is there: the buffer can grow to the right size at once.
        needed = end + 2 - at;
        if (bytes.limit() - at < needed) {
            return INCOMPLETE;
        }
        if (bytes.getShort(end) != CR_LF) {
            throw new ProtocolException("no CR LF behind the " + length + " bytes of " + quoted(bytes, at));
        }
        message.subject(line.start(0), line.end(0), line.number(1, Integer.MAX_VALUE));
        message.replyTo(line.start(2), replies == 0 ? line.start(2) : line.end(2));
        message.content(content, content + headers, end);
        operations.message(message);
        return end + 2;
    }
}
