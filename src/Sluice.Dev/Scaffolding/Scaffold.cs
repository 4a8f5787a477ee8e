using Sluice.Cli.Hosting;
using Sluice.Dev.Files;

namespace Sluice.Dev.Scaffolding;

/// <summary>What a new thing begins with: files of its own, a line in the list of its kind, and what is left to do.</summary>
/// <param name="Added">New files with their texts.</param>
/// <param name="Changed">Files that are there, with their new texts.</param>
/// <param name="Guide">What the thing is called in the table of <c>src/README.md</c>.</param>
/// <param name="Filter">Which tests accept outputs of it, as <c>accept</c> takes it.</param>
internal sealed record Scaffold(
    IReadOnlyList<(string File, string Text)> Added,
    IReadOnlyList<(string File, string Text)> Changed,
    string Guide,
    string Filter
)
{
    /// <summary>Stands where something is an example and to be replaced; a test refuses a repository that holds it.</summary>
    public const string Marker = "TODO(new)";

    /// <summary>The templates fill this in as <see cref="Marker"/>, so that they do not hold it themselves.</summary>
    public static string Text(string template) => template.Replace("@@", Marker, StringComparison.Ordinal);

    /// <summary>Writes all files, or none.</summary>
    /// <exception cref="IOException">One of them cannot be written.</exception>
    public void Write(Checkout checkout)
    {
        var before = Changed.Select(f => (f.File, Text: checkout.Read(f.File))).ToList();
        try
        {
            foreach (var (file, text) in Added.Concat(Changed))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(checkout.PathOf(file))!);
                AtomicFile.Write(checkout.PathOf(file), text);
            }
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            foreach (var (file, _) in Added)
            {
                File.Delete(checkout.PathOf(file));
            }

            foreach (var (file, text) in before.Where(f => checkout.Read(f.File) != f.Text))
            {
                AtomicFile.Write(checkout.PathOf(file), text);
            }

            throw new IOException(SystemMessage.Of(e), e);
        }
    }

    /// <summary>What was written, and what is left to do in the words of the table that says where to add a thing.</summary>
    public string Report(Checkout checkout)
    {
        var (write, then) = GuideRow.Of(checkout, Guide);
        return $"""
            {string.Join('\n', Added.Select(static f => $"added    {f.File}"))}{string.Concat(
                Changed.Select(static f => $"\nchanged  {f.File}")
            )}

            {Guide} (src/README.md, "Where to add a thing")
              write: {write}
              then:  {then}

            What is marked {Marker} is an example that works: replace it, the tests refuse what is left of it. Then lay the code out, let the outputs be written, and read them:
              dotnet build src/Sluice.Dev -t:Format
              dotnet run --project src/Sluice.Dev -- accept {Filter}

            """;
    }
}
