using Sluice.Core.Ir;
using Sluice.Core.Semantics;

namespace Sluice.Core.Manifests;

/// <summary>Computes the attributes that scripts define. Core runs no code of users; who allows scripts brings this along.</summary>
public interface IFactScripts
{
    /// <summary>Runs the scripts of a policy set on a transfer.</summary>
    FactScriptResult Run(PolicyProgram program, IPolicyFiles files, TransferManifest manifest);
}
