// Mistake: parse goes on at the CR LF after the payload, and not after it.
// Fails with: java.net.ProtocolException: not an operation of NATS: ""
package workshop.zerocopy;

class HeaderPrediction {
    int parse(ByteBuffer bytes, int from) throws IOException {
        int start = from;
        // Local variables: a call of the handler might change fields, so the compiler would load them again after each.
        int limit = bytes.limit();
        int length = this.length;
        int maxMessageLength = this.maxMessageLength;
        int headersLength = message.headersLength();
        // A loop in this method, and not a call for each message: the JIT compiler keeps its variables in registers.
        while (matches(bytes, start)) {
            int i = start + length;
            long number = 0;
            while (i < limit && number <= maxMessageLength && bytes.get(i) != '\r') {
                number = ControlLine.appendDigit(number, bytes.get(i++));
            }
            int headersStart = i + 2;
            if (i == start + length
                    || number < headersLength
                    || number > maxMessageLength
                    || limit - headersStart < number + 2) {
                return start;
            }
            int end = headersStart + (int) number;
            if (bytes.getShort(i) != CR_LF || bytes.getShort(end) != CR_LF) {
                return start;
            }
            message.setStart(start);
            message.setHeadersAndPayload(headersStart, headersStart + headersLength, end);
            handler.onMessage(message);
            start = end;
        }
        return start;
    }
}
