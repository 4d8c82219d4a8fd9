// Mistake: an LF without CR ends the line too.
// Fails with: [parsing MSG s 1 5 hello after a good line] Expecting code to raise a throwable.
package workshop.zerocopy;

class HeaderPrediction {
    int parse(ByteBuffer bytes, int from) throws IOException {
        int start = from;
        int limit = bytes.limit();
        while (matches(bytes, start)) {
            int first = start + length;
            int i = first;
            long number = 0;
            while (i < limit && number <= maxMessageLength && bytes.get(i) != '\r' && bytes.get(i) != '\n') {
                number = ControlLine.appendDigit(number, bytes.get(i++));
            }
            if (i == first || number < message.headersLength() || number > maxMessageLength) {
                return start;
            }
            if (i < limit && bytes.get(i) == '\r') {
                i++;
            }
            if (i >= limit || bytes.get(i) != '\n' || limit - i - 1 < number + 2) {
                return start;
            }
            int headersStart = i + 1;
            int end = headersStart + (int) number;
            if (bytes.getShort(end) != CR_LF) {
                return start;
            }
            message.setStart(start);
            message.setHeadersAndPayload(headersStart, headersStart + message.headersLength(), end);
            handler.onMessage(message);
            start = end + 2;
        }
        return start;
    }
}
