using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Core.Linting;

/// <summary>A lint rule: one file below <c>Rules</c>, whose doc comment is its section of the documentation page.</summary>
public abstract class LintRule
{
    private readonly int number;
    private readonly string message;
    private DiagnosticDescriptor? descriptor;

    /// <param name="number">The number of its identifier, from 6001; never reused.</param>
    /// <param name="name">Its name in words.</param>
    /// <param name="message">Its message, with <c>{0}</c>, <c>{1}</c> for what differs.</param>
    private protected LintRule(int number, string name, string message)
    {
        this.number = number;
        this.message = message;
        Name = name;
    }

    /// <summary>Its name in words, such as <c>unused-category</c>; suppressions and options may write it with underscores.</summary>
    public string Name { get; }

    /// <summary>Its identifier, such as <c>SLU6010</c>.</summary>
    public string Id => $"SLU{number}";

    /// <summary>Whether it runs without being asked for.</summary>
    public virtual bool IsOnByDefault => true;

    /// <summary>What its findings are; explanation and examples are those of the documentation page.</summary>
    public DiagnosticDescriptor Descriptor => descriptor ??= LintPage.Describe(Id, Name, message);

    /// <summary>Whether it needs the findings of all others.</summary>
    internal virtual bool RunsLast => false;

    /// <summary>Whether it is meant by a name or an identifier as written.</summary>
    public bool IsCalled(string written) => IsSameName(written, Name) || string.Equals(written, Id, StringComparison.OrdinalIgnoreCase);

    /// <summary>Finds what there is to find.</summary>
    internal abstract IEnumerable<LintFinding> Find(LintContext context);

    /// <summary>Whether a name as written, perhaps with underscores, is that name in words.</summary>
    internal static bool IsSameName(string written, string name) =>
        string.Equals(written.Replace('_', '-'), name, StringComparison.Ordinal);

    /// <summary>A finding for each of some names, but for those that are shared with other policy sets.</summary>
    private protected IEnumerable<LintFinding> OfOwn<T>(IEnumerable<T> names)
        where T : Symbol
    {
        foreach (var name in names)
        {
            if (!LintContext.IsShared(name.Location))
            {
                yield return new LintFinding(At(name.Location, name.Name));
            }
        }
    }

    /// <summary>A finding of this rule.</summary>
    private protected Diagnostic At(SourceLocation place, params ReadOnlySpan<object> args) => Diagnostic.Create(Descriptor, place, args);
}
