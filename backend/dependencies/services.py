"""The services of the caller."""

from collections.abc import Callable
from typing import Annotated, Generic, TypeVar

from fastapi import Depends, Request, Security
from fastapi.security.base import SecurityBase

from backend.core.runtime import Runtime
from backend.core.services.change_service import ChangeService
from backend.core.services.collection_service import LabelService, ListService
from backend.core.services.exports.export_service import ExportService
from backend.core.services.mutation_service import MutationService
from backend.core.services.todo_service import TodoService
from backend.core.services.trash_service import TrashService
from backend.core.services.user_service import UserService
from backend.db.database import Database
from backend.dependencies.auth import AccessTokenAuth, CurrentUser
from backend.dependencies.runtime import RuntimeDep
from backend.schemas.auth import Caller

Service = TypeVar("Service")


class ServiceOf(SecurityBase, Generic[Service]):
    """A service that is bound to the caller, who is authenticated first.

    Both in one dependency: FastAPI takes longer to solve one more than to verify a token.
    """

    def __init__(self, make: Callable[[Database, Caller], Service]) -> None:
        self._make = make
        self._authenticate = AccessTokenAuth()
        self.scheme_name = self._authenticate.scheme_name
        self.model = self._authenticate.model

    async def __call__(self, request: Request) -> Service:
        caller = await self._authenticate(request)
        runtime: Runtime = request.app.state.runtime
        return self._make(runtime.database, caller)


async def get_export_service(runtime: RuntimeDep, caller: CurrentUser) -> ExportService:
    return ExportService(runtime.database, caller, runtime.exports)


TodoServiceDep = Annotated[TodoService, Security(ServiceOf(TodoService))]
TrashServiceDep = Annotated[TrashService, Security(ServiceOf(TrashService))]
ListServiceDep = Annotated[ListService, Security(ServiceOf(ListService))]
LabelServiceDep = Annotated[LabelService, Security(ServiceOf(LabelService))]
ChangeServiceDep = Annotated[ChangeService, Security(ServiceOf(ChangeService))]
MutationServiceDep = Annotated[MutationService, Security(ServiceOf(MutationService))]
ExportServiceDep = Annotated[ExportService, Depends(get_export_service)]
UserServiceDep = Annotated[UserService, Security(ServiceOf(UserService))]
