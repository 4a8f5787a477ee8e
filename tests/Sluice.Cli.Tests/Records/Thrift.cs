using System.Text;

namespace Sluice.Cli.Tests.Records;

/// <summary>A structure in Thrift's compact protocol, which Parquet files say of themselves what is in them with.</summary>
internal sealed class Thrift
{
    private readonly List<byte> bytes = [];
    private int last;

    public byte[] Bytes => [.. bytes, 0];

    public Thrift Number(int field, int value) => Field(field, 5).Raw(ZigZag(value));

    public Thrift Long(int field, long value) => Field(field, 6).Raw(ZigZag(value));

    public Thrift Flag(int field, bool value) => Field(field, value ? 1 : 2);

    public Thrift Byte(int field, int value) => Field(field, 3).Raw([(byte)value]);

    public Thrift Text(int field, string text) => Field(field, 8).Raw(OfText(text));

    public Thrift Inner(int field, Thrift inner) => Field(field, 12).Raw(inner.Bytes);

    public Thrift Inners(int field, IEnumerable<Thrift> inners) => List(field, 12, [.. inners.Select(static i => i.Bytes)]);

    public Thrift Numbers(int field, params int[] values) => List(field, 5, [.. values.Select(static v => ZigZag(v))]);

    public Thrift Texts(int field, params string[] texts) => List(field, 8, [.. texts.Select(OfText)]);

    private static byte[] OfText(string text) => [.. Unsigned((ulong)Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];

    private static byte[] ZigZag(long value) => Unsigned((ulong)((value << 1) ^ (value >> 63)));

    private static byte[] Unsigned(ulong value)
    {
        var written = new List<byte>();
        for (; value > 127; value >>= 7)
        {
            written.Add((byte)(value | 128));
        }

        return [.. written, (byte)value];
    }

    private Thrift List(int field, int kind, byte[][] items)
    {
        Field(field, 9).Raw([(byte)((items.Length << 4) | kind)]);
        return items.Aggregate(this, static (to, item) => to.Raw(item));
    }

    private Thrift Field(int field, int kind)
    {
        bytes.Add((byte)(((field - last) << 4) | kind));
        last = field;
        return this;
    }

    private Thrift Raw(byte[] more)
    {
        bytes.AddRange(more);
        return this;
    }
}
