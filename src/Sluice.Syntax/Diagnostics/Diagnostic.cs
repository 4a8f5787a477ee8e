using System.Collections.Immutable;
using System.Globalization;
using Sluice.Syntax.Text;

namespace Sluice.Syntax.Diagnostics;

/// <summary>Something that was found in a text, with its place and its words.</summary>
public sealed class Diagnostic
{
    private readonly DiagnosticHint? _hint;
    private readonly string? _file;

    private Diagnostic(
        DiagnosticDescriptor descriptor,
        SourceLocation? location,
        string message,
        DiagnosticHint? hint,
        ImmutableArray<RelatedLocation> related,
        string? file = null
    )
    {
        _file = file;
        Descriptor = descriptor;
        Location = location;
        Message = message;
        _hint = hint;
        Related = related;
    }

    /// <summary>What kind of diagnostic it is.</summary>
    public DiagnosticDescriptor Descriptor { get; }

    /// <summary>Where it was found, if anywhere in particular.</summary>
    public SourceLocation? Location { get; }

    /// <summary>The message in full.</summary>
    public string Message { get; }

    /// <summary>What may help, apart from the message.</summary>
    public string? Hint => _hint?.Text;

    /// <summary>What to write in place of what it points to, where that is known.</summary>
    public string? Replacement => _hint?.Replacement;

    /// <summary>The file it is about, also where it points to no place in it: as that file is displayed.</summary>
    public string? File => Location?.Path ?? _file;

    /// <summary>Further places that help to understand it.</summary>
    public ImmutableArray<RelatedLocation> Related { get; }

    /// <summary>How many errors it stands for that are not shown themselves; 0 for all but the line that counts them.</summary>
    public int LeftOut { get; private init; }

    /// <summary>The identifier of its kind.</summary>
    public string Id => Descriptor.Id;

    /// <summary>How grave it is.</summary>
    public DiagnosticSeverity Severity => Descriptor.Severity;

    /// <summary>Makes a diagnostic; the arguments fill the places of the message, in no culture.</summary>
    public static Diagnostic Create(DiagnosticDescriptor descriptor, SourceLocation? location, params ReadOnlySpan<object> args)
    {
        string message = string.Format(CultureInfo.InvariantCulture, descriptor.Message, args.ToArray());
        return new Diagnostic(descriptor, location, message, null, []);
    }

    /// <summary>The line that says how many errors are not shown.</summary>
    internal static Diagnostic CountOf(int leftOut) =>
        new(
            SyntaxDiagnostics.TooManyErrors,
            null,
            string.Format(CultureInfo.InvariantCulture, SyntaxDiagnostics.TooManyErrors.Message, leftOut),
            null,
            []
        )
        {
            LeftOut = leftOut,
        };

    /// <summary>A diagnostic that was made before and kept, its message already put together.</summary>
    public static Diagnostic Restore(
        DiagnosticDescriptor descriptor,
        SourceLocation? location,
        string message,
        string? hint,
        ImmutableArray<RelatedLocation> related
    ) => new(descriptor, location, message, hint, related);

    /// <summary>The same with a hint.</summary>
    public Diagnostic WithHint(DiagnosticHint? hint) => new(Descriptor, Location, Message, hint, Related, _file);

    /// <summary>The same about a file as a whole.</summary>
    public Diagnostic WithFile(string file) => new(Descriptor, Location, Message, _hint, Related, file);

    /// <summary>The same with one more place.</summary>
    public Diagnostic WithRelated(SourceLocation location, string message) =>
        new(Descriptor, Location, Message, _hint, Related.Add(new RelatedLocation(location, message)), _file);

    /// <inheritdoc/>
    public override string ToString() =>
        Location is null ? $"{Id}: {Message}" : $"{Location.Path}:{Location.Start.Line}:{Location.Start.Column}: {Id}: {Message}";
}
