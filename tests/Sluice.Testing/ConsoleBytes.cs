using System.Text;

namespace Sluice.Testing;

/// <summary>Standard output as bytes, which end up in the text of a console in memory.</summary>
internal sealed class ConsoleBytes(TextWriter written) : MemoryStream
{
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            written.Write(Encoding.UTF8.GetString(ToArray()));
        }

        base.Dispose(disposing);
    }
}
